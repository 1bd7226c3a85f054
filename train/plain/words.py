"""The words of the sentences: lists by what they may do in them. Irregular verbs are written base/past/participle."""

# Who acts, and what happens: nouns in the singular; the plural is regular but for those that say otherwise.
PEOPLE = '''protester soldier worker student farmer nurse driver passenger tourist doctor teacher engineer guard officer
fisherman/fishermen miner sailor pilot refugee migrant villager resident activist journalist lawyer prisoner hostage suspect
militant insurgent separatist fighter troop/troops guerrilla smuggler robber thief/thieves hunter climber swimmer civilian
policeman/policemen fireman/firemen firefighter peacekeeper diplomat official lawmaker voter child/children woman/women boy girl
baby/babies teenager mother father brother sister wife/wives widow survivor victim relative neighbour neighbor shopper fan player
coach priest monk bishop imam scientist researcher inspector detective investigator prosecutor investor customer trader banker
employee striker demonstrator opponent supporter critic leader commander general colonel captain gunner deserter spy/spies
hacker contractor builder shopkeeper baker butcher pensioner volunteer medic paramedic rescuer cyclist motorist trucker athlete'''
BODIES = '''government parliament ministry army navy cabinet senate council commission agency union party bank airline factory
regulator watchdog tribunal jury panel board hospital university school museum church newspaper network station charity
foundation club league federation opposition coalition alliance junta militia gang group movement regime administration
department bureau embassy consulate garrison battalion patrol crew team squad force brigade fleet carmaker retailer brewery
refinery utility publisher studio broadcaster hotel chain cooperative firm start-up manufacturer supplier landlord insurer'''
FORCES = '''hurricane cyclone typhoon tornado flood mudslide landslide avalanche wildfire blaze blast quake tremor tsunami drought
heatwave blizzard volcano wave wind rain shell rocket missile mortar grenade drone bullet mine truck train bus car lorry van
plane helicopter ferry boat barge freighter crane bridge wall roof tree rock strike walkout riot protest march boycott blockade
siege raid shooting stabbing crash collision outbreak epidemic virus disease famine shortage blackout leak spill fault error
recession crisis scandal report ruling decision deal plan law vote attack fight battle clash offensive search storming'''
PLACES = '''city town village port district province island valley suburb neighbourhood neighborhood region capital border airport
harbour harbor barracks/barracks base camp prison jail square street market mall bridge tunnel highway motorway railway
stadium theatre theater cathedral mosque temple synagogue palace fortress embassy courthouse hotel restaurant nightclub
warehouse factory plant mine refinery pipeline reactor dam river lake coast beach forest field farm crossing checkpoint
building tower apartment house home office classroom clinic laboratory library museum shop store supermarket depot terminal'''
THINGS = '''car truck bus train plane ship boat ferry vessel barge helicopter tank weapon rifle bomb missile rocket cable roof wall
window fence bridge road runway crop harvest cattle/cattle orchard vineyard painting statue jewel document letter file record
photograph video computer server website phone wallet passport package container cargo shipment drug cigarette diamond engine
aircraft/aircraft satellite reactor turbine generator transformer well pump hospital church school factory shop home house'''
PLANS = '''plan law bill budget treaty deal contract proposal reform constitution amendment resolution ruling verdict sentence
appeal lawsuit complaint ban embargo sanction tariff tax duty subsidy loan grant pension wage salary fee fare price rate
merger takeover bid offer auction sale election referendum vote ballot recount inquiry investigation trial hearing probe summit
conference meeting talk negotiation ceasefire truce accord offensive operation campaign strike protest boycott curfew blockade
evacuation search rescue mission project programme program permit licence license passport visa rule limit deadline target
report study survey audit budget forecast warning statement apology demand request invitation award prize'''
HAPPENINGS = '''blast raid clash battle riot shooting stabbing crash collision quake flood landslide avalanche blaze ambush siege
robbery kidnapping coup election vote trial summit ceremony parade funeral rally march protest strike visit meeting hearing
debate search storm war conflict offensive shelling gunfight stampede outbreak spill collapse derailment hijacking airstrike
accident explosion attack bombing fight dispute race match'''
OFFICES = '''president minister mayor governor senator judge chancellor premier ambassador commissioner director chairman spokesman
spokeswoman chief secretary treasurer prosecutor commander captain colonel general inspector sheriff bishop archbishop coach
manager professor analyst economist lawyer attorney'''
TITLES = 'President Minister Mayor Governor Senator Judge Chancellor Premier Ambassador Commissioner General Colonel Captain Inspector Bishop Secretary Mr. Mrs. Ms. Dr. Professor Sheriff Justice Gen. Sen. Gov. Col.'
SPEAKERS = '''officials police authorities witnesses doctors residents prosecutors investigators lawmakers diplomats rescuers
organizers organisers analysts experts scientists lawyers relatives activists aides local/officials government/officials
military/officials security/officials hospital/officials police/officials court/officials state/media local/media
news/agencies rescue/workers aid/workers union/leaders military/sources company/officials defence/officials'''

# What acts on whom. Of the words in FORCES, PEOPLE and BODIES, any may do it; of the rest of the line, any may suffer it.
HARM_PLACES = '''devastate flatten engulf batter strike/struck/struck rock shake/shook/shaken ravage bury wreck demolish gut
cripple disrupt crush paralyse pound level overturn derail sink/sank/sunk sever block submerge scorch threaten cut/cut/cut
ruin smash burn flood jolt hammer empty rip/ripped/ripped spare cost/cost/cost scar/scarred/scarred darken isolate swamp deluge
pummel lash endanger contaminate pollute poison topple obliterate char/charred/charred dent breach blast split/split/split'''
HARM_PEOPLE = '''detain shoot/shot/shot stab/stabbed/stabbed abduct kidnap/kidnapped/kidnapped rescue evacuate question convict
jail charge sue fine expel/expelled/expelled deport hang execute ambush beat/beat/beaten torture rob/robbed/robbed murder
assassinate free pardon dismiss fire suspend replace impeach oust summon interview meet/met/met greet welcome blame criticise
criticize praise honour honor thank chase surround disarm identify mourn hire recruit train shelter treat hospitalise strand
trap/trapped/trapped displace poison drown bite/bit/bitten overwhelm frighten alarm anger shock stun/stunned/stunned terrify
disappoint target handcuff interrogate extradite acquit/acquitted/acquitted cheat bribe threaten taunt insult shout/shouted/shouted
quarantine vaccinate infect bury defeat outvote overtake/overtook/overtaken catch/caught/caught find/found/found lose/lost/lost
evict behead crush lead/led/led follow escort flog/flogged/flogged smuggle harass spare defy mistake/mistook/mistaken'''
DO_PLANS = '''adopt pass veto endorse ratify delay postpone cancel announce unveil propose oppose back support block revoke impose
lift ease tighten extend suspend raise cut/cut/cut slash double review draft debate publish issue win/won/won lose/lost/lost
ban/banned/banned outlaw scrap/scrapped/scrapped overhaul resume halt begin/began/begun complete file settle dismiss overturn
uphold/upheld/upheld hold/held/held host order freeze/froze/frozen abandon accept broker break/broke/broken violate breach
denounce condemn seek/sought/sought plan/planned/planned amend repeal enforce ignore drop/dropped/dropped withdraw/withdrew/withdrawn
restore restrict renew negotiate finance fund sabotage prolong shelve award hail call end stage lead/led/led organise organize
renounce outline monitor supervise challenge defend demand discuss finalise conclude quash stop/stopped/stopped'''
DO_PLACES = '''seize retake/retook/retaken shell bomb raid besiege storm invade occupy recapture overrun/overran/overrun patrol
surround enter leave/left/left abandon defend fortify encircle search burn loot torch tour open close shut/shut/shut rebuild/rebuilt/rebuilt
inspect evacuate blockade ransack vandalise bulldoze build/built/built buy/bought/bought rent renovate paint restore reopen
inaugurate cross reach guard control bombard strafe liberate infiltrate desert clear barricade cordon picket map/mapped/mapped'''
DO_THINGS = '''seize steal/stole/stolen burn smuggle intercept recover find/found/found build/built/built buy/bought/bought order
hijack sink/sank/sunk board search recall test inspect repair replace import export ship/shipped/shipped unload donate auction
smash torch loot hide/hid/hidden confiscate salvage tow remove load fire deploy scrap/scrapped/scrapped display lose/lost/lost
transport deliver dump sabotage throw/threw/thrown bury forge copy leak produce manufacture assemble ground unveil'''

# What needs no object; "away" and the like stand with the verb.
ALONE = '''die collapse erupt explode resign flee/fled/fled surrender escape survive vanish disappear retire crash fall/fell/fallen rise/rose/risen
return arrive leave/left/left march gather protest demonstrate retreat drown starve sink/sank/sunk capsize burn melt fail
reopen close open end begin/began/begun spread/spread/spread happen occur stop/stopped/stopped walk+out break+out/broke+out/broken+out
blow+up/blew+up/blown+up turn+back step+down take+off/took+off/taken+off strike/struck/struck riot rebel/rebelled/rebelled mutiny withdraw/withdrew/withdrawn
advance struggle quit/quit/quit testify apologise apologize vote meet/met/met win/won/won lose/lost/lost succumb overturn derail'''
WITH_PHRASE = '''crash:into,near,in slam/slammed/slammed:into,in plunge:into,off flee/fled/fled:to,from,across escape:from,to clash:with,in
meet/met/met:with,in collide:with,near march:to,through,on travel:to,from fly/flew/flown:to,from,over sail:to,from withdraw/withdrew/withdrawn:from
advance:on,towards fire:on,at shoot/shot/shot:at retreat:to,from return:to,from arrive:in,at,from flow:into,through sweep/swept/swept:through,across,into
tear/tore/torn:through,into rip/ripped/ripped:through burst/burst/burst:into drive/drove/driven:into,through break/broke/broken:into appeal:to,for react:to
respond:to apologise:to,for apologize:to,for vote:on,for,against agree:on,to object:to lead/led/led:to belong:to drop/dropped/dropped:to,by
climb:to,over rise/rose/risen:to,by fall/fell/fallen:to,by,from resign:from,over retire:from testify:in,before,against protest:against,in,outside rally:in,outside,against
demonstrate:against,in strike/struck/struck:at,near land:in,at,on spread/spread/spread:to,across,through fight/fought/fought:against,in,for'''
TO_DO = '''agree refuse vow vote continue begin/began/begun plan/planned/planned decide try/tried/tried attempt fail pledge promise threaten want hope
expect manage prepare decline offer struggle move seek/sought/sought ask choose/chose/chosen intend rush volunteer'''
SOMEONE_TO_DO = '''order force urge ask tell/told/told allow compel/compelled/compelled persuade instruct pressure invite warn command encourage
authorise authorize expect'''
SAY = '''say/said/said say/said/said say/said/said say/said/said say/said/said say/said/said add announce confirm report state
acknowledge claim deny declare insist argue warn reveal estimate believe think/thought/thought note allege predict write/wrote/written
conclude suggest admit/admitted/admitted learn fear know/knew/known'''
TELL = 'tell/told/told tell/told/told tell/told/told warn inform assure remind'
LISTENERS = 'reporters journalists lawmakers parliament investigators the/court a/news/conference the/newspaper the/jury the/agency state/television'

ADJECTIVES = '''large small powerful massive heavy local foreign senior former young elderly armed unarmed new old
military political armed giant deadly fierce violent sudden early major minor private public national federal regional rural urban
nuclear coastal industrial wooden crowded empty historic popular controversial secret illegal angry retired masked rival
suspected alleged missing homeless frightened hungry disputed'''
PARTICIPLES = '''steal/stolen hijack/hijacked load/loaded break/broken freeze/frozen fall/fallen burn/burning grow/growing rise/rising
fall/falling strike/striking visit/visiting rule/ruling propose/proposed plan/planned abandon/abandoned trap/trapped exile/exiled
elect/elected hide/hidden sink/sinking flood/flooded flee/fleeing remain/remaining collapse/collapsed occupy/occupied'''
MODIFIERS = '''peace police army rescue security border prison hospital school union labour labor health trade oil gas coal power rail bus train
steel car bank tax drug food water air weapons arms hostage murder fraud corruption bribery terrorism election party government
opposition state court parliament navy coast guard fire flood strike bomb suicide car missile rocket bomb relief aid refugee tourist
mining fishing shipping training cooling landing holiday weekend night morning murder ransom death budget pension'''
ADVERBS = '''reportedly later also already finally quickly officially formally narrowly briefly repeatedly badly seriously severely
immediately then again never only recently nearly apparently unanimously publicly accidentally deliberately fatally slightly'''
MANNER = 'peacefully overnight abruptly unexpectedly immediately unanimously again nearby instantly soon slowly badly sharply together alone abroad there here'
CHARGES = '''murder fraud treason bribery corruption espionage manslaughter arson robbery theft kidnapping perjury conspiracy blasphemy
desertion extortion smuggling forgery negligence'''
PREPOSITIONS_OF_PLACE = 'in in in in near outside across around inside at through along'
REASONS = '''safety/NN pressure/NN protest/NN corruption/NN fraud/NN tension/NNS cost/NNS pollution/NN unrest/NN weather/NN violence/NN'''
RESULTS = '''leave:homeless leave:dead leave:trapped force spark trigger prompt raise cause send/sent/sent block cut/cut/cut bring/brought/brought end
flood bury ignite disrupt delay wreck threaten strand shut/shut/shut'''
NAMING = 'name elect appoint make/made/made choose/chose/chosen crown nominate call declare'
PARTED = '''shoot+down/shot+down/shot+down call+off set+up/set+up/set+up carry+out take+over/took+over/taken+over blow+up/blew+up/blown+up
shut+down/shut+down/shut+down break+up/broke+up/broken+up cut+off/cut+off/cut+off round+up hand+over lay+off/laid+off/laid+off
turn+down rule+out burn+down take+away/took+away/taken+away turn+back seal+off bring+down/brought+down/brought+down kick+out
track+down knock+down lock+up tear+down/tore+down/torn+down wipe+out drive+out/drove+out/driven+out throw+out/threw+out/thrown+out'''
# A verb with its usual object and what goes on.
FIRM = '''open:fire:on set/set/set:fire:to take/took/taken:control:of take/took/taken:part:in take/took/taken:place:in claim:responsibility:for
declare:war:on lose/lost/lost:control:of seize:control:of take/took/taken:power:in give/gave/given:way:to win/won/won:control:of
pay/paid/paid:tribute:to call:attention:to file:suit:against make/made/made:contact:with catch/caught/caught:fire:in'''
GIVING = 'hand give/gave/given send/sent/sent award offer pay/paid/paid lend/lent/lent deny grant bring/brought/brought'
# What someone is found, left, or made to be.
STATES = '''find/found/found:guilty find/found/found:dead shoot/shot/shot:dead leave/left/left:homeless leave/left/left:dead declare:dead
set/set/set:free find/found/found:alive hold/held/held:responsible pronounce:dead keep/kept/kept:open find/found/found:innocent'''
