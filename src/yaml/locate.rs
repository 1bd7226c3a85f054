//! Asking the YAML parser where something stands.

use super::bounded::{Bounded, Budget};
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Error, Value};
use std::fmt;
use std::marker::PhantomData;

/// One step from a value into it; entries and items count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// To the n-th key.
    Key(usize),
    /// To the n-th key's value.
    Value(usize),
    /// To the n-th item of a list.
    Item(usize),
}

/// The pairs of a mapping in file order, keys that stand twice among them; `None` if the text is not a mapping.
pub(super) fn pairs(yaml: &str) -> Result<Option<Vec<(Value, Value)>>, Error> {
    serde_yaml::Deserializer::from_str(yaml).deserialize_any(Pairs)
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Option<Vec<(Value, Value)>>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let budget = Budget::default();
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry_seed(Bounded(&budget), Bounded(&budget))? {
            pairs.push(pair);
        }
        Ok(Some(pairs))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Self::Value, S::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Vec::new()))
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Vec::new()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Where `path` leads to, in bytes from the start of the text.
pub(super) fn locate(yaml: &str, path: &[Step]) -> Option<usize> {
    let walk = Walk { path, end: Fail };
    let error = walk.deserialize(serde_yaml::Deserializer::from_str(yaml)).err()?;
    error.location().map(|location| location.index())
}

/// The scalar that `path` leads to, as it is spelt.
pub(super) fn spelling(yaml: &str, path: &[Step]) -> Option<String> {
    let walk = Walk { path, end: PhantomData::<String> };
    walk.deserialize(serde_yaml::Deserializer::from_str(yaml)).ok().flatten()
}

/// Fails on whatever it meets; the parser adds the place.
struct Fail;

impl<'de> DeserializeSeed<'de> for Fail {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_any(self)
    }
}

impl Visitor<'_> for Fail {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("nothing")
    }
}

/// Follows a path and does at its end what `end` says.
struct Walk<'p, S> {
    path: &'p [Step],
    end: S,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Walk<'_, S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        if self.path.is_empty() { self.end.deserialize(value).map(Some) } else { value.deserialize_any(self) }
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Walk<'_, S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a mapping or a list")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let (Some(Step::Key(target) | Step::Value(target)), rest) = (self.path.first().copied(), &self.path[1..])
        else {
            return Err(de::Error::custom("no such place"));
        };
        for _ in 0..target {
            map.next_entry::<IgnoredAny, IgnoredAny>()?;
        }
        let further = Walk { path: rest, end: self.end };
        let found = if let Step::Key(_) = self.path[0] {
            let found = map.next_key_seed(further)?.flatten();
            map.next_value::<IgnoredAny>()?;
            found
        } else {
            map.next_key::<IgnoredAny>()?;
            map.next_value_seed(further)?
        };
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let (Some(Step::Item(target)), rest) = (self.path.first().copied(), &self.path[1..]) else {
            return Err(de::Error::custom("no such place"));
        };
        for _ in 0..target {
            items.next_element::<IgnoredAny>()?;
        }
        let found = items.next_element_seed(Walk { path: rest, end: self.end })?.flatten();
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }
}
