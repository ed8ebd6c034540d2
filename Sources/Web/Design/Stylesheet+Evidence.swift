extension Stylesheet {
    /// The picture of a piece of evidence: never wider than the page, nor higher than a screen.
    static let evidence = """
        .evidence-preview{max-width:44rem}
        .evidence-preview img{display:block;max-width:100%;max-height:90vh;height:auto;border:1px solid var(--line);background:#fff}
        @media print{.evidence-preview img{max-height:18cm}}
        """
}
