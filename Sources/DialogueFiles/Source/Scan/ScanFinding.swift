/// Something that a scan found, with the lines to type instead where a program can know them.
struct ScanFinding {
    let diagnostic: Diagnostic
    /// What to put in place of the line that the finding is in; nil where only a person can know.
    var remedy: [String]?
}
