//! The table of codes: every problem that Fangce can report, with its level.
//!
//! A code's words (message, hints, explanation, example) stand in `messages/<lang>.yaml` under the
//! same name. A code never changes its meaning and is never used again, since people search for it.

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Perhaps meant: only `fangce check` tells people of it.
    Note,
    /// The site is built all the same.
    Warning,
    /// Nothing is written.
    Error,
}

impl Level {
    /// The level's name in reports: `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// A kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, in kebab case.
    pub name: &'static str,
    /// How bad it is unless the site says otherwise.
    pub level: Level,
}

macro_rules! codes {
    ($($level:ident $constant:ident $name:literal)*) => {
        $(
            #[doc = concat!("`", $name, "`; explained in the message catalogue.")]
            pub static $constant: Code = Code { name: $name, level: Level::$level };
        )*

        /// Every code, in the order of the stages that report it.
        pub static ALL: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    // Files
    Error MISSING_SITE "missing-site"
    Error MISSING_TABLE "missing-table"
    Error STRAY_FILE "stray-file"
    Error WRONG_FOLDER "wrong-folder"
    Error EMPTY_FILE "empty-file"
    Error STRAY_TEXT "stray-text"
    Error FILE_TOO_LARGE "file-too-large"
    Error NOT_UTF8 "not-utf8"
    Error BAD_FILE_NAME "bad-file-name"
    Error UNSAFE_FILE "unsafe-file"
    Error BAD_ID "bad-id"
    // YAML as it is written
    Error INVISIBLE_CHARACTER "invisible-character"
    Error BAD_INDENT_CHARACTER "bad-indent-character"
    Error FULLWIDTH_COLON "fullwidth-colon"
    Error FULLWIDTH_PUNCTUATION "fullwidth-punctuation"
    Error CURLY_QUOTES "curly-quotes"
    Error UNQUOTED_COLON "unquoted-colon"
    Error LIST_INDENT "list-indent"
    Error YAML_SYNTAX "yaml-syntax"
    Error DUPLICATE_KEY "duplicate-key"
    Error ALIAS_BOMB "alias-bomb"
    Error TOO_DEEP "too-deep"
    // Fields and values
    Error UNKNOWN_FIELD "unknown-field"
    Error MISSING_FIELD "missing-field"
    Error TWO_FORMS "two-forms"
    Warning ENTRY_TWICE "entry-twice"
    Error WRONG_TYPE "wrong-type"
    Error BAD_CHOICE "bad-choice"
    Error UNKNOWN_LANGUAGE "unknown-language"
    Error BAD_DATE "bad-date"
    Error BAD_PHONE "bad-phone"
    Error BAD_HOURS "bad-hours"
    Error BAD_AMOUNT "bad-amount"
    Error BAD_DEADLINE "bad-deadline"
    Error BAD_CALENDAR "bad-calendar"
    Error BAD_INTERVAL "bad-interval"
    Error BAD_COLOUR "bad-colour"
    Error LOW_CONTRAST "low-contrast"
    Error DUPLICATE_ID "duplicate-id"
    // Markdown
    Error RAW_HTML "raw-html"
    Error LOST_TEXT "lost-text"
    Warning RAW_MARKUP "raw-markup"
    Error BAD_LINK "bad-link"
    Error PICTURE_WITHOUT_WORDS "picture-without-words"
    // References
    Error DANGLING_REFERENCE "dangling-reference"
    Error MISSING_RECORD "missing-record"
    Warning MOVED_REFERENCE "moved-reference"
    Error BAD_MOVE "bad-move"
    Warning RETIRED_REFERENCE "retired-reference"
    Error WRONG_REFERENCE_TYPE "wrong-reference-type"
    Error MISSING_FILE "missing-file"
    Error DUPLICATE_SOURCE "duplicate-source"
    Error DANGLING_SOURCE "dangling-source"
    Warning UNUSED_AGENCY "unused-agency"
    Warning UNUSED_LAW "unused-law"
    Warning UNUSED_FILE "unused-file"
    Warning LAW_NOT_IN_FORCE "law-not-in-force"
    // Languages
    Warning MISSING_TRANSLATION "missing-translation"
    Warning LANGUAGE_PARITY "language-parity"
    Warning WRONG_SCRIPT "wrong-script"
    // Facts
    Error COUNT_MISMATCH "count-mismatch"
    Warning TYPED_NUMBER "typed-number"
    Warning VALUE_NOT_SAID "value-not-said"
    Warning PHONE_LENGTH "phone-length"
    Warning IMPOSSIBLE_DATE "impossible-date"
    Warning RECORD_TWICE "record-twice"
    Warning ONE_SIDED "one-sided"
    Note PLACEHOLDER "placeholder"
    Warning AVOIDED_WORD "avoided-word"
    Error CONTRADICTS_HOME "contradicts-home"
    // Procedures
    Error ANSWER_WITHOUT_TARGET "answer-without-target"
    Error TOO_FEW_ANSWERS "too-few-answers"
    Error DUPLICATE_ANSWER "duplicate-answer"
    Error UNKNOWN_STEP "unknown-step"
    Error UNREACHABLE_STEP "unreachable-step"
    Error NO_WAY_TO_END "no-way-to-end"
    Error LATE_WITHOUT_TIME "late-without-time"
    Warning LEAVES_BRANCH "leaves-branch"
    Error UNDECLARED_ACTOR "undeclared-actor"
    Warning UNUSED_ACTOR "unused-actor"
    Warning CHART_SIMPLIFIED "chart-simplified"
    // Themes
    Error UNKNOWN_THEME "unknown-theme"
    Error NO_WORDS "no-words"
    Error THEME_ERROR "theme-error"
    Error TAKEN_NAME "taken-name"
    Warning UNKNOWN_THEME_FILE "unknown-theme-file"
    Warning UNKNOWN_WORD "unknown-word"
    Warning MISSING_WORD "missing-word"
}

impl Code {
    /// Whether such a problem may keep a file from being read, so that what else is found may follow from it.
    pub fn hides_more(&self) -> bool {
        let place = |name| ALL.iter().position(|code| code.name == name);
        place(self.name) < place(UNKNOWN_FIELD.name)
    }
}

/// The code of a name.
pub fn by_name(name: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|code| code.name == name)
}
