extension Stylesheet {
    /// Papers: doubts one by one, a scan beside its text, and a plan in the layout of Decree 30/2020/NĐ-CP (annex I: A4, margins 20, 15, 20 and
    /// 30 mm, Times New Roman 13 to 14 point, page numbers centred at the top but for the first page).
    static let papers = """
        .place:target{outline:3px solid var(--accent)}
        .doubts{padding:0;list-style:none;counter-reset:doubt}
        .doubts>li{padding:.75rem 0;border-bottom:1px solid var(--line)}
        .doubt-context{margin:0 0 .35rem}
        .doubt-choice{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
        .doubt-choice input[type=text]{flex:1 1 16rem;min-width:0;max-width:40rem}
        .scan-view{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.5rem;align-items:start}
        .scan-view figure{margin:0}
        .scan-view img{display:block;width:100%;height:auto;border:1px solid var(--line);background:#fff}
        .decree{max-width:21cm;margin:1.5rem auto;padding:20mm 15mm 20mm 30mm;background:#fff;color:#000;border:1px solid var(--line);
          font:14pt/1.35 "Times New Roman","Liberation Serif","Noto Serif",serif}
        .decree p{margin:0 0 6pt;text-align:justify}
        .decree-head,.decree-foot{display:grid;grid-template-columns:2fr 3fr;gap:1rem}
        .decree-head{grid-template-columns:minmax(0,1fr) max-content;gap:.5rem}
        .decree-head p{text-align:center;text-wrap:balance;margin:0;font-size:13pt}
        .decree-head .decree-issuer,.decree-head .decree-nation{font-weight:700}
        .decree-head .decree-nation{font-size:12pt}
        .decree-head .decree-issuer::after{content:"";display:block;width:40%;margin:2pt auto 0;border-top:1px solid #000}
        .decree-head .decree-motto{font-weight:700;display:table;margin:0 auto;border-bottom:1px solid #000}
        .decree-head .decree-number{margin-top:6pt}
        .decree-head .decree-date{margin-top:6pt;font-style:italic}
        .decree .decree-type{margin:18pt 0 0;text-align:center;font-weight:700}
        .decree .decree-subject{margin:0 auto 12pt;max-width:85%;text-align:center;font-weight:700}
        .decree .decree-basis{font-style:italic;text-indent:1.27cm}
        .decree .decree-section,.decree .decree-heading{font-weight:700;text-align:left;text-indent:1.27cm;break-after:avoid}
        .decree .decree-text{text-indent:1.27cm}
        .decree-foot{margin-top:18pt;break-inside:avoid}
        .decree-foot ul{margin:0;padding:0;list-style:none;font-size:11pt}
        .decree-foot .decree-recipients{font-size:12pt;font-weight:700;font-style:italic;margin:0}
        .decree-foot .decree-role,.decree-foot .decree-signer{text-align:center;font-weight:700}
        .decree-foot .decree-signer{margin-top:2.2cm}
        @media screen and (max-width:760px){.scan-view{grid-template-columns:minmax(0,1fr)}
        .decree{padding:1rem;font-size:1rem;line-height:1.5}
        .decree-head,.decree-foot{grid-template-columns:minmax(0,1fr)}}
        @page decree{size:A4;margin:20mm 15mm 20mm 30mm;@top-center{content:counter(page);font:13pt "Times New Roman","Liberation Serif",serif}
          @bottom-left{content:none}@bottom-right{content:none}}
        @page decree:first{@top-center{content:none}}
        @media print{.no-print{display:none}
        .decree{page:decree;max-width:none;margin:0;padding:0;border:0}
        body:has(.decree) .footer,body:has(.decree) h1,body:has(.decree) .banner-demo,body:has(.decree) .print-source{display:none}}
        """
}
