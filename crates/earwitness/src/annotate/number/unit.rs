//! Units and currencies, normalised.

/// The unit that a word names: "minutes" → "minute", "km" → "km".
pub fn of(word: &str) -> Option<&'static str> {
    Some(match word {
        "second" | "seconds" | "sec" | "secs" => "second",
        "minute" | "minutes" | "min" | "mins" => "minute",
        "hour" | "hours" | "hr" | "hrs" => "hour",
        "day" | "days" => "day",
        "week" | "weeks" => "week",
        "month" | "months" => "month",
        "year" | "years" | "yr" | "yrs" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        "%" | "percent" | "pct" => "percent",
        "dollar" | "dollars" => "usd",
        "euro" | "euros" => "eur",
        "yen" => "jpy",
        "yuan" | "renminbi" => "cny",
        "won" => "krw",
        "rupee" | "rupees" => "inr",
        "rouble" | "roubles" | "ruble" | "rubles" => "rub",
        "cent" | "cents" => "cent",
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "metre" | "metres" | "meter" | "meters" => "m",
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => "cm",
        "mile" | "miles" => "mile",
        "yard" | "yards" => "yard",
        "foot" | "feet" | "ft" => "foot",
        "inch" | "inches" => "inch",
        "kg" | "kilogram" | "kilograms" | "kilo" | "kilos" => "kg",
        "gram" | "grams" => "gram",
        "pound" | "pounds" | "lb" | "lbs" => "pound",
        "ton" | "tons" | "tonne" | "tonnes" => "tonne",
        "litre" | "litres" | "liter" | "liters" => "litre",
        "gallon" | "gallons" => "gallon",
        "barrel" | "barrels" => "barrel",
        "acre" | "acres" => "acre",
        "hectare" | "hectares" => "hectare",
        "mph" => "mph",
        "kmh" | "kph" => "km/h",
        "knot" | "knots" => "knot",
        "degree" | "degrees" => "degree",
        "megawatt" | "megawatts" | "mw" => "megawatt",
        "gigawatt" | "gigawatts" | "gw" => "gigawatt",
        "kiloton" | "kilotons" => "kiloton",
        "megaton" | "megatons" => "megaton",
        _ => return None,
    })
}

/// The currency that a sign before an amount names: "$" → "usd".
pub fn sign(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "$" => "usd",
        "£" => "gbp",
        "€" => "eur",
        "¥" => "jpy",
        "₩" => "krw",
        "₹" => "inr",
        "₽" => "rub",
        "₺" => "try",
        "₴" => "uah",
        "₪" => "ils",
        _ => return None,
    })
}

/// The currency that letters before a dollar sign name: "A$", "HK$", "C$".
pub fn dollar(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "us" => "usd",
        "a" | "au" => "aud",
        "c" | "ca" => "cad",
        "nz" => "nzd",
        "hk" => "hkd",
        "s" | "sg" => "sgd",
        "nt" => "twd",
        _ => return None,
    })
}

/// A currency code before an amount: "USD 300".
pub fn code(word: &str) -> Option<&'static str> {
    Some(match word {
        "USD" => "usd",
        "EUR" => "eur",
        "GBP" => "gbp",
        "JPY" => "jpy",
        "CNY" | "RMB" => "cny",
        "KRW" => "krw",
        "INR" | "Rs" => "inr",
        "AUD" => "aud",
        "CAD" => "cad",
        _ => return None,
    })
}
