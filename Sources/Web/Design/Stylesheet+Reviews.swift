extension Stylesheet {
    /// Drawings over time, tinted tables, the head's screen and the box for search.
    static let reviews = """
        .line-chart{overflow:visible}
        .line-axis{stroke:var(--edge)}
        .line-goal{stroke:var(--soft);stroke-dasharray:5 4}
        .line-stroke{stroke:var(--accent);stroke-width:2.5px;stroke-linecap:round}
        .line-dot{fill:var(--accent);stroke:var(--paper);stroke-width:1.5px}
        .chart .line-label{fill:var(--soft);font-size:13px}
        .chart .line-value{font-weight:700;font-variant-numeric:tabular-nums;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
        .heat-legend{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;padding:0;margin:0 0 .75rem;font-size:.9375rem}
        .heat-legend .heat{display:inline-block;min-width:1.6rem;text-align:center;border-radius:4px;padding:0 .35rem}
        .heat-table th,.heat-table td,.heat-table td:last-child{padding:.4rem .5rem;border:1px solid var(--line)}
        .heat-table tbody th{font-weight:500}
        .heat-table .number{text-align:center}
        .heat-table td>a{display:block;min-width:1.5rem;min-height:1.5rem}
        .heat-good{background:var(--good-wash)}
        .heat-late{background:var(--late-wash);box-shadow:inset 0 0 0 2px var(--late)}
        .heat-silent{background:var(--info-wash)}
        .heat-bare{color:var(--soft)}
        .heat a{color:inherit}
        .card .figures>div{grid-template-columns:minmax(0,1fr) max-content}
        .figures dt{font-weight:400}
        .figures dd{text-align:right;font-variant-numeric:tabular-nums;font-weight:700;white-space:nowrap}
        .figure-number a{text-decoration-thickness:2px}
        .masthead:has(.site-search) .main-nav{grid-column:1}
        .masthead:has(.site-search) .user-nav{justify-self:end}
        .site-search{display:flex;gap:.35rem;align-items:center;margin:.6rem 0 0;justify-self:end}
        .site-search input{width:12rem;min-height:2.1rem;padding:.2rem .65rem;font-size:.9375rem}
        @media (max-width:60rem){.masthead:has(.site-search) .user-nav{justify-self:start}.masthead:has(.site-search) .main-nav,.site-search{grid-column:1/-1;justify-self:start}
          .site-search{margin:.1rem 0 .5rem}}
        @media print{.heat-table{font-size:7.5pt}.heat-table th,.heat-table td,.heat-table td:last-child{padding:.15rem .2rem}
        .heat-table tbody th{min-width:9rem}.heat-table td>a{min-width:0}.figures>div{padding:.2rem 0}}
        .heat{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        """
}
