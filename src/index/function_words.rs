//! The words of English and Chinese that a question holds and an answer does not.

/// Whether a word of a query says nothing of what is looked for.
pub fn is_function_word(word: &str) -> bool {
    ENGLISH_WORDS.contains(&word)
}

/// The parts of a run of a query between words that say nothing of what is looked for.
pub fn without_function_words(run: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        match HAN_WORDS.iter().find(|word| rest.starts_with(**word)) {
            Some(word) => {
                parts.push(String::new());
                rest = &rest[word.len()..];
            }
            None => {
                parts.last_mut().expect("one was added").push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// English function words; the client gets them with the index.
pub const ENGLISH_WORDS: [&str; 84] = [
    "a", "about", "after", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by",
    "can", "could", "did", "do", "does", "for", "from", "get", "got", "had", "happen", "happened", "happens",
    "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "long", "many", "may", "me", "much",
    "must", "my", "need", "of", "on", "or", "our", "please", "s", "shall", "should", "so", "some", "t",
    "than", "that", "the", "their", "them", "then", "there", "they", "this", "to", "us", "want", "wants",
    "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you",
    "your",
];

/// Chinese function words, longer ones before those that they begin with; the client gets them too.
pub const HAN_WORDS: [&str; 72] = [
    "归哪个部门管",
    "哪个部门管",
    "归哪个部门",
    "什么时候",
    "可不可以",
    "怎么回事",
    "哪个单位",
    "哪个部门",
    "什么部门",
    "多长时间",
    "多少天内",
    "怎么办",
    "为什么",
    "能不能",
    "是不是",
    "有没有",
    "会怎样",
    "怎么样",
    "谁来管",
    "归谁管",
    "有问题",
    "要不要",
    "会不会",
    "几天内",
    "几日内",
    "多少天",
    "怎么",
    "怎样",
    "如何",
    "什么",
    "哪里",
    "哪个",
    "哪些",
    "哪儿",
    "多少",
    "多久",
    "请问",
    "我们",
    "应该",
    "需要",
    "可以",
    "几天",
    "谁管",
    "归谁",
    "由谁",
    "向谁",
    "找谁",
    "是否",
    "能否",
    "如果",
    "要是",
    "的话",
    "一下",
    "到底",
    "几日",
    "这个",
    "那个",
    "这些",
    "那些",
    "你们",
    "他们",
    "老是",
    "总是",
    "谁来",
    "刚刚",
    "吗",
    "呢",
    "谁",
    "了",
    "的",
    "我",
    "在",
];
