//! Lists whose items each have a type of their own, as JSON.

use super::as_json::AsJson;
use super::json::{Json, ParseError};

macro_rules! tuples {
    ($($length:literal: $($item:ident $index:tt),*;)*) => {
        $(impl<$($item: AsJson),*> AsJson for ($($item,)*) {
            fn from_json(json: &Json) -> Result<Self, ParseError> {
                let items = json.items()?;
                if items.len() != $length {
                    return Err(ParseError::misfit(concat!("is no list of ", $length, " items")));
                }
                Ok(($($item::from_json(&items[$index]).map_err(|error| error.within($index))?,)*))
            }

            fn to_json(&self) -> Json {
                Json::Array(vec![$(self.$index.to_json()),*])
            }
        })*
    };
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
