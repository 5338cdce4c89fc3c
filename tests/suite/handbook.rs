//! The handbook comes with the program.

use std::fs;

use crate::command::fangce;

#[test]
fn the_handbook_is_a_site_and_its_documents_print() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = fangce(folder.path(), &["docs", "--out", "handbook"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let page = |path: &str| fs::read_to_string(folder.path().join("handbook").join(path)).expect("a page");
    assert!(page("zh/guides/start-4.html").contains("fullwidth-colon"));
    assert!(page("zh/guides/content-3.html").contains("期限"));
    assert!(page("en/procedures/first-site.html").contains("data-procedure=\"first-site\""));
    for (lang, heading) in [("zh", "# 怎样写内容"), ("en", "# Writing content"), ("fr", "# Writing content")]
    {
        let output = fangce(folder.path(), &["docs", "content", "--lang", lang]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&output.stdout).starts_with(heading), "{lang}");
    }
    let output = fangce(folder.path(), &["docs", "nonsense"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("content"));
}
