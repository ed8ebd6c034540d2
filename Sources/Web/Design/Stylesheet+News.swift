extension Stylesheet {
    /// The news pages: headlines with serifs on a narrow measure, thin rules between stories, as newspapers have them.
    ///
    /// Classes: `paper-head`, `kicker`, `standfirst`, `byline`, `front` (holding `story-lead` and `front-more` with `story`), `month`, `news-list`,
    /// `news-latest` with `news-row` of `news-card`; `article` with `corrected`, `article-picture`, `article-body`, `gallery`, `article-facts`;
    /// `news-files`; `comments`, `comment-list`, `comment`, `comment-hidden`, `comment-text`; `thanks-corner`, `thanks-list`, `thanks`.
    static let news = """
        .paper-head h1,.front h2,.month h3,.article h1,.news-card h3,.thanks blockquote{font-family:ui-serif,"Noto Serif","Palatino Linotype",
          Cambria,"Times New Roman",serif;letter-spacing:-.005em}
        .kicker{font-size:.875rem;font-weight:700;color:var(--accent);margin:0 0 .25rem;max-width:none}
        .paper-head{border-bottom:3px double var(--edge);padding-bottom:.5rem}
        .paper-head h1{font-size:clamp(2rem,1.4rem + 2.6vw,3.1rem);margin:0;line-height:1.25}
        .standfirst{font-size:1.15rem;line-height:1.6;color:var(--soft)}
        .byline{font-size:.875rem;color:var(--soft);margin:0}
        .front{display:grid;gap:1.75rem 2.5rem;padding-bottom:1.75rem;margin-bottom:1.5rem;border-bottom:1px solid var(--line)}
        .front h2{margin:.5rem 0 .4rem}
        .front h2 a,.month h3 a,.news-card h3 a{color:var(--ink);text-decoration:none}
        .front h2 a:hover,.month h3 a:hover,.news-card h3 a:hover{color:var(--accent);text-decoration:underline}
        .story-lead h2{font-size:clamp(1.5rem,1.1rem + 1.7vw,2.2rem);line-height:1.28}
        .front img,.article-picture img,.gallery img{display:block;width:100%;height:auto;border-radius:4px}
        .front-more{display:grid;gap:1.5rem;align-content:start}
        .story+.story{border-top:1px solid var(--line);padding-top:1.25rem}
        .story h2{font-size:1.25rem}
        .story p{margin-bottom:.35rem}
        @media (min-width:60rem){.front:has(.front-more){grid-template-columns:minmax(0,2fr) minmax(0,1fr)}
          .front-more{border-left:1px solid var(--line);padding-left:2.5rem}}
        .month>h2{font-size:1rem;border-bottom:1px solid var(--edge);padding-bottom:.25rem}
        .news-list,.news-row,.thanks-list,.comment-list,.comment-list ol,.news-files{list-style:none;padding:0;max-width:none}
        .news-list>li{padding:.75rem 0;border-bottom:1px solid var(--line)}
        .month h3,.news-card h3{margin:0 0 .25rem;font-size:1.2rem}
        .news-list p,.news-card p{margin:0 0 .25rem}
        .news-row{display:grid;gap:1.25rem 2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
        .news-card{border-top:3px solid var(--accent);padding-top:.6rem}
        .article{max-width:46rem}
        .article h1{font-size:clamp(1.8rem,1.3rem + 2.2vw,2.75rem);line-height:1.25;margin:.25rem 0 .75rem}
        .article .byline{border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:.5rem 0;margin-bottom:1.25rem}
        .corrected{font-size:.9375rem;border-left:4px solid var(--late);padding-left:.9rem}
        .article figcaption{font-size:.875rem;color:var(--soft);padding-top:.4rem}
        .article-picture{margin-bottom:1.5rem}
        .article-body{font-size:1.0625rem;line-height:1.75}
        .article-body>*{max-width:40rem}
        .article-facts{border-top:1px solid var(--line);padding-top:.75rem;font-size:.9375rem;color:var(--soft)}
        .gallery{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr))}
        .news-files>li{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:flex-start;padding:.75rem 0;border-bottom:1px solid var(--line)}
        .news-files p{margin:0}
        .comment-list{max-width:44rem}
        .comment-list>li{padding:.75rem 0;border-top:1px solid var(--line)}
        .comment-list ol{margin:.5rem 0 0;padding-left:1.25rem;border-left:2px solid var(--petal)}
        .comment p{margin:0 0 .25rem}
        .comment-text{white-space:pre-wrap}
        .comment-hidden .comment-text{color:var(--soft)}
        .thanks-list{display:grid;gap:1.25rem 2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))}
        .thanks blockquote{margin-bottom:.35rem}
        .thanks p{margin:0}
        .thanks .buttons{margin:.35rem 0 0}
        @media print{.no-print{display:none}
        .article{max-width:none}
        .front,.month,.story{break-inside:avoid}
        .article-picture img{max-height:11cm;width:auto}
        .news-latest{display:none}}
        """
}
