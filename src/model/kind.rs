//! The types of records, and the one table of them.

/// Where the records of a type stand in `content/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Each in a file of its own in the type's folder, with its long texts beside it.
    Folder,
    /// All in the file of this name.
    Table(&'static str),
}

/// Hands the table of record types to a macro: a type of records is a row here.
///
/// A row: the type's name in code, its word in references (`service/…`) and in the message catalogue, the
/// field of `Records` that holds its records, its folder in URLs, where its records stand in `content/`, and
/// whether they are put in order by `order` and id, or stay as their file has them. Rows are in the order of
/// the site's navigation.
macro_rules! record_types {
    ($then:ident) => {
        $then! {
            Service service services "services" Folder by_order;
            Duty duty duties "duties" Folder by_order;
            Boundary boundary boundaries "boundaries" Folder by_order;
            Case case cases "cases" Folder by_order;
            Regime regime regimes "regimes" Folder by_order;
            Procedure procedure procedures "procedures" Folder by_order;
            Agency agency agencies "agencies" Table("agencies") as_written;
            Law law laws "laws" Table("laws") as_written;
            Document document documents "documents" Table("laws") as_written;
            Guide guide guides "guides" Folder by_order;
            Term term terms "glossary" Table("glossary") as_written;
        }
    };
}
pub(crate) use record_types;

macro_rules! kinds {
    ($($kind:ident $word:ident $field:ident $folder:literal $home:ident$(($file:literal))? $order:ident;)*) => {
        /// The type of a record that can be referred to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(
                #[doc = concat!("Records of `", $folder, "/`.")]
                $kind,
            )*
        }

        impl Kind {
            /// Every type, in the order of the site's navigation.
            pub const ALL: [Kind; [$(Kind::$kind),*].len()] = [$(Kind::$kind),*];

            /// The word in references (`service/…`) and in the message catalogue.
            pub fn word(self) -> &'static str {
                match self {
                    $(Kind::$kind => stringify!($word),)*
                }
            }

            /// The folder in `content/` and in URLs.
            pub fn folder(self) -> &'static str {
                match self {
                    $(Kind::$kind => $folder,)*
                }
            }

            /// Where its records stand.
            pub fn home(self) -> Home {
                match self {
                    $(Kind::$kind => Home::$home$(($file))?,)*
                }
            }

            /// The type of a word.
            pub fn from_word(word: &str) -> Option<Kind> {
                match word {
                    $(stringify!($word) => Some(Kind::$kind),)*
                    _ => None,
                }
            }
        }
    };
}

record_types!(kinds);

impl Default for Kind {
    /// The type of a reference that could not be read.
    fn default() -> Self {
        Kind::Agency
    }
}

impl Kind {
    /// The types that have a folder of records, each a file.
    pub fn foldered() -> impl Iterator<Item = Kind> + Clone {
        Kind::ALL.into_iter().filter(|kind| kind.home() == Home::Folder)
    }
}
