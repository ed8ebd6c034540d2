extension Stylesheet {
    /// An attempt: `quiz-clock`, `quiz` with `quiz-question` and `quiz-state`, `quiz-map`.
    static let contests = """
        .quiz-clock{position:sticky;top:0;z-index:1;background:var(--wash);border-radius:8px;padding:.5rem .9rem;margin:0 0 1.25rem;
          font-variant-numeric:tabular-nums}
        .quiz-clock strong{font-size:1.25rem}
        .quiz .quiz-question{font-size:1.1875rem;font-weight:600;line-height:1.55;white-space:pre-line;overflow-wrap:anywhere}
        .quiz .choice{padding:.5rem .75rem;border:1px solid var(--line);border-radius:8px;margin-bottom:.5rem}
        .quiz .choice:has(:checked){border-color:var(--accent);background:var(--wash)}
        .quiz .choice label{flex:1;overflow-wrap:anywhere}
        .quiz-state{min-height:1.6em}
        .quiz-map{margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem}
        .quiz-map ol{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:0 0 1rem}
        .quiz-map li{margin:0}
        .quiz-map ol a{display:block;min-width:2.5rem;padding:.35rem .4rem;text-align:center;border:1px solid var(--edge);border-radius:6px;
          text-decoration:none;font-variant-numeric:tabular-nums}
        .quiz-map ol a.done{background:var(--wash);font-weight:700;border-width:2px}
        .quiz-map ol a[aria-current]{outline:2px solid var(--accent);outline-offset:1px}
        @media print{.quiz-clock,.quiz-map{display:none}}
        """
}
