extension Stylesheet {
    /// Tables, task lists, the clauses of a plan and the review of its source.
    static let work = """
        .table-wrap{overflow-x:auto;margin-bottom:1.5rem;position:relative}
        table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.6}
        caption{text-align:left;font-weight:700;padding:0 0 .5rem}
        th,td{text-align:left;vertical-align:top;padding:.55rem 1.25rem .55rem 0;border-bottom:1px solid var(--line)}
        th:last-child,td:last-child{padding-right:.25rem}
        thead th{font-size:.8438rem;font-weight:600;color:var(--soft);border-bottom:2px solid var(--edge);vertical-align:bottom}
        tbody tr:hover{background:var(--wash)}
        tfoot td,tfoot th{font-weight:700;border-bottom:0}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .pagination{font-size:.9375rem;margin:1.5rem 0}
        .pagination ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem;padding:0;margin:0;max-width:none}
        .pagination li{margin:0}
        .pagination a,.pagination [aria-current]{display:inline-block;min-width:2.5rem;padding:.35rem .75rem;text-align:center;
          border-radius:8px}
        .pagination [aria-current]{background:var(--accent);color:var(--on-accent);font-weight:700;text-decoration:none}
        .pagination a:hover{background:var(--tint)}
        .task-list,.clauses{list-style:none;padding:0;margin:0 0 1.5rem;max-width:none;border-top:1px solid var(--line)}
        .task-list>li{margin:0;border-bottom:1px solid var(--line)}
        .task-list>li>*{display:flex;flex-wrap:wrap;gap:.15rem 1.25rem;align-items:baseline;padding:.75rem .5rem;margin:0;
          max-width:none;color:inherit;text-decoration:none}
        .task-list>li>*>:first-child{flex:1 1 16rem;min-width:0}
        .task-list>li>a>:first-child{color:var(--accent);font-weight:600;text-decoration:underline;text-decoration-thickness:1px;
          text-underline-offset:.2em}
        .task-list>li>a:hover{background:var(--wash)}
        .task-list>li>a:hover>:first-child{color:var(--deep);text-decoration-thickness:2px}
        .task-list .meta{flex:0 1 auto}
        .summary-list{border-top:1px solid var(--line);max-width:56rem;margin-bottom:1.75rem}
        .summary-list>div{display:grid;gap:.1rem 1.5rem;padding:.7rem 0;border-bottom:1px solid var(--line)}
        .summary-list dt{font-weight:600}
        .source-text>:first-child,.success-panel>:first-child{margin-top:0}
        .summary-list dd>:is(ul,ol){margin:0}
        .summary-list dd{margin:0;min-width:0;overflow-wrap:anywhere}
        @media (min-width:40rem){:not(aside)>.summary-list>div{grid-template-columns:minmax(0,15rem) minmax(0,1fr) auto}}
        .proof{list-style:none;padding:0 0 0 1rem;margin:.5rem 0 1.5rem;max-width:none;border-left:3px solid var(--line)}
        .proof li{margin:0 0 .75rem}.proof p{margin:.15rem 0}.proof .proof{margin:.5rem 0}
        .qr{display:block;width:min(100%,70vh,34rem);aspect-ratio:1;margin:0 0 1rem;forced-color-adjust:none}
        .qr-ground{fill:#fff}.qr-ink{fill:#000}
        .tabs{margin:1rem 0 1.75rem;border-bottom:1px solid var(--line)}
        .tabs ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 1.4rem;margin:0;padding:0}
        .tabs li{margin:0}
        .tabs a{display:block;padding:.4rem 0 .35rem;color:var(--soft);text-decoration:none;border-bottom:3px solid transparent}
        .tabs a:hover{border-color:var(--petal);color:var(--accent)}
        .tabs [aria-current]{border-color:var(--accent);color:var(--accent);font-weight:700}
        .timeline{list-style:none;padding:0 0 0 1.5rem;margin-bottom:1.5rem;border-left:2px solid var(--line);margin-left:.45rem}
        .timeline li{position:relative;margin-bottom:1.1rem}
        .timeline li::before{content:"";position:absolute;left:calc(-1.5rem - 7px);top:.5rem;width:12px;height:12px;
          border-radius:50% 50% 50% 0;transform:rotate(-45deg);background:var(--accent);box-shadow:0 0 0 4px var(--paper)}
        .timeline time{display:block;font-size:.875rem;color:var(--soft)}
        .timeline p{margin:0}
        .clause{display:grid;grid-template-columns:3.9rem minmax(0,1fr);gap:.2rem 1rem;align-items:start;padding:1rem .5rem;margin:0;
          border-bottom:1px solid var(--line)}
        .clause-number{font-weight:700;font-size:.875rem;line-height:1.5;text-align:center;padding:.25rem 0;
          border-radius:50rem 50rem 50rem 4px;border:2px dashed var(--edge);color:var(--soft);font-variant-numeric:tabular-nums}
        .clause-alive>.clause-number{background:var(--accent);border:2px solid var(--accent);color:var(--on-accent)}
        .clause p{margin:0 0 .3rem;max-width:46rem}
        .clause .meta,.clause>div>:last-child{margin-bottom:0}
        .clause .buttons{margin-top:.6rem}
        .clause p>a:only-child{color:var(--ink);text-decoration-color:var(--edge)}
        .clause p>a:only-child:hover{color:var(--accent)}
        .clause>:nth-child(n+3){grid-column:2;justify-self:start}
        @media (min-width:52rem){.clause{grid-template-columns:3.9rem minmax(0,1fr) auto}.clause>:nth-child(3){grid-column:3;
          justify-self:end}}
        .source-view{display:grid;gap:1.5rem 2.5rem;align-items:start}
        .source-view>*{min-width:0}
        .source-text{white-space:pre-wrap;overflow:auto;max-height:70vh;padding:1.25rem 1.4rem;background:var(--wash);
          border:1px solid var(--line);border-radius:12px;font-size:.9375rem;line-height:1.75}
        mark{background:var(--mark);color:inherit;border-radius:3px;padding:.1em .15em;-webkit-box-decoration-break:clone;
          box-decoration-break:clone}
        mark[data-clause]::before{content:attr(data-clause);font-size:.75rem;font-weight:700;background:var(--accent);
          color:var(--on-accent);border-radius:3px;padding:.1rem .35rem;margin-right:.35rem}
        mark:target{outline:3px solid var(--accent)}
        .doubt{text-decoration:underline wavy var(--late) 1.5px;text-underline-offset:.25em}
        @media (min-width:60rem){.source-view{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.source-text{position:sticky;top:1rem;
          max-height:calc(100vh - 2rem)}}
        """

    /// Drawings of the Markup room and the lotus.
    static let charts = """
        .chart{margin:0 0 2rem;max-width:none}
        .chart-scroll{overflow-x:auto;padding:.25rem;margin-bottom:1.25rem}
        .chart svg{display:block;max-width:none}
        .chart text{fill:currentColor;font-size:14px}
        .bar-chart{overflow:visible}
        .chart .bar-value{font-weight:700;font-variant-numeric:tabular-nums}
        .bar-track,.segment{fill:var(--tint)}
        .bar-fill,.segment-on{fill:var(--accent)}
        .segment{stroke:var(--paper);stroke-width:2px}
        .progress{display:block;width:100%;max-width:44rem;margin:0 0 1rem;border-radius:4px;overflow:hidden}
        .hero .segment{stroke:var(--wash)}
        .org-line{fill:none;stroke:var(--petal);stroke-width:1.5px}
        .org-unit rect{fill:var(--paper);stroke:var(--edge)}
        .chart .org-root rect{fill:var(--accent);stroke:var(--accent)}
        .chart .org-root text{fill:var(--on-accent)}
        .chart .org-name{font-weight:600}
        .chart .org-subtitle{fill:var(--soft);font-size:13px}
        .org-chart a:hover rect{stroke:var(--accent);stroke-width:2px}
        .org-chart a:hover .org-name{text-decoration:underline}
        """

    /// Small screens, the wishes of the reader's system, and paper.
    static let narrowAndPrint = """
        @media screen and (max-width:48rem){.table-wrap :is(td,th):not(.number){min-width:8rem}}
        @media (max-width:30rem){.main-nav ul{gap:0 1.15rem}.masthead{grid-template-columns:1fr}.user-nav{grid-area:auto;
          margin:.5rem 0}.filters .field,.filters p,.filters .button{flex-basis:100%}.card{padding:1rem 1.1rem}.clause{
          grid-template-columns:3.4rem minmax(0,1fr);gap:.2rem .75rem;padding:1rem 0}}
        @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
        @media (forced-colors:active){.clause-alive>.clause-number,.tag,.button{border:2px solid}}
        @media print{
        @page{margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
        html{font-size:10.5pt;background:none;color:#000}
        .masthead,.skip-link,.breadcrumbs,.tabs,.pagination,.filters,.buttons,.footer ul,form,details:has(form),section:has(>form):not(:has(li,table,dl)),p:has(>.button),.downloads,.hero .lotus{display:none}
        .print-only{display:block}
        .page{max-width:none;padding:0}
        .hero,.footer,.card,.source-text{background:none;padding:0;border:0;max-height:none}
        .card{border-bottom:1px solid #999;border-radius:0}
        .footer{border-top:1px solid #999;margin-top:1rem}
        .table-wrap,.chart-scroll,.source-text{overflow:visible}
        .clause,tr,.card,.timeline li{break-inside:avoid}
        .clause-number,mark,mark::before,.timeline li::before,.pagination [aria-current]{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        h1,h2,h3,.banner-demo{break-after:avoid}
        .print-source{max-width:none;margin:0 0 .5rem;padding-bottom:.35rem;border-bottom:1px solid #999;font-size:9pt}
        .chart,.chart-scroll{break-inside:auto}
        a{color:inherit}
        }
        """
}
