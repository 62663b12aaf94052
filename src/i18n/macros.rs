//! The macro of the catalogue. See the module's documentation for its three forms.

/// Writes one method of [`super::T`] for each message, and lists all texts for the tests.
macro_rules! messages {
    ($( $(#[$doc:meta])* $name:ident $args:tt = $fr:tt / $en:tt; )*) => {
        impl crate::i18n::T {
            $( message! { [$(#[$doc])*] $name $args $fr $en } )*
        }

        #[cfg(test)]
        pub(super) const MESSAGES: &[(&str, &[&str], &[&str])] =
            &[$( (stringify!($name), forms!($fr), forms!($en)) ),*];
    };
}

macro_rules! message {
    ([$($doc:tt)*] $name:ident () $fr:literal $en:literal) => {
        $($doc)*
        #[doc = concat!("« ", $fr, " »")]
        #[must_use]
        pub fn $name(self) -> &'static str {
            match self.lang() { crate::i18n::Lang::Fr => $fr, crate::i18n::Lang::En => $en }
        }
    };
    ([$($doc:tt)*] $name:ident ($n:ident $(, $arg:ident : $ty:ty)*)
        [$fr_one:literal, $fr_many:literal] [$en_one:literal, $en_many:literal]) => {
        $($doc)*
        #[doc = concat!("« ", $fr_many, " »")]
        #[must_use]
        pub fn $name(self, $n: usize $(, $arg: $ty)*) -> String {
            let one = self.is_singular($n);
            let $n = self.number($n);
            let _ = &$n; // A form may spell the count out and not name it.
            match (self.lang(), one) {
                (crate::i18n::Lang::Fr, true) => format!($fr_one),
                (crate::i18n::Lang::Fr, false) => format!($fr_many),
                (crate::i18n::Lang::En, true) => format!($en_one),
                (crate::i18n::Lang::En, false) => format!($en_many),
            }
        }
    };
    ([$($doc:tt)*] $name:ident ($($arg:ident : $ty:ty),+) $fr:literal $en:literal) => {
        $($doc)*
        #[doc = concat!("« ", $fr, " »")]
        #[must_use]
        pub fn $name(self, $($arg: $ty),+) -> String {
            match self.lang() { crate::i18n::Lang::Fr => format!($fr), crate::i18n::Lang::En => format!($en) }
        }
    };
}

#[cfg(test)]
macro_rules! forms {
    ([$($form:literal),+]) => { &[$($form),+] };
    ($form:literal) => { &[$form] };
}
