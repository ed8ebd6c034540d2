/// The one style sheet of the site, as text to be served under an address that changes with it.
///
/// Calm and dense on work screens, roomy where people read; the deep pink of the lotus of Đồng Tháp on white, and its dark counterpart.
/// Nothing external is loaded, and no page carries a style of its own. Every pair of text and ground has a contrast of at least 4.5 to 1.
///
/// Classes:
/// - Frame: `skip-link`, `banner-demo`, `masthead` (holding `brand` with `brand-name` and `brand-agency`, `main-nav`, `user-nav`), `page`,
///   `wide`, `breadcrumbs`, `tabs`, `columns` (main part and `aside`), `footer`, `visually-hidden`, `print-only`.
/// - Reading: `lead`, `meta`, `small`, `card` (also on a link), `card-grid`, `hero` (text, then `Icons.heroSVG`), `figure-number` (`strong` and
///   words), `tag` with `tag-open`, `tag-late`, `tag-info`, `tag-done` (plain text), `notice` with `notice-warning` and `notice-done`,
///   `success-panel`, `empty`, `mono`, `timeline` (`time` and `p` in each `li`).
/// - Forms: `field`, `field-wrong`, `hint`, `field-error`, `choice`, `error-summary`, `button`, `button-secondary`, `button-danger`,
///   `button-quiet`, `buttons` (a row of them), `inline-form`, `filters`, `signin`, `role-grid` (cards whose last child is the button).
/// - Work: `table-wrap`, `number`, `pagination` (`ul`, current page in `aria-current`), `task-list` (`li` > `a` or `span` > name, `meta`, `tag`),
///   `summary-list` (`dl` > `div` > `dt`, `dd`, `dd` with a link), `clauses` > `clause` [`clause-alive`] > `clause-number`, `div` (`p`,
///   `p.meta`), `tag`; `source-view` > `source-text` (with `mark[data-clause]` and `doubt`) and the list;
///   `doubts`, `scan-view` and `decree` are papers; `no-print`; `progress`, `chart`, `heat-table` and `heat-legend` come from Markup; `figures`, `site-search`.
enum Stylesheet {
    /// The whole sheet, put together once.
    static let css = [palettes, foundation, frame, content, forms, work, charts, narrowAndPrint, papers, reviews, evidence, news, contests].joined(
        separator: "\n")

    /// Colours: what the system of the reader asks for, unless `data-theme` on `html` says otherwise; always light on paper.
    private static let palettes = """
        :root{color-scheme:light;
        \(light)
        }
        @media (prefers-color-scheme:dark){:root{color-scheme:dark;
        \(dark)
        }}
        html[data-theme=dark]{color-scheme:dark;
        \(dark)
        }
        html[data-theme=light]{color-scheme:light;
        \(light)
        }
        @media print{:root,html[data-theme]{color-scheme:light;
        \(light)
        }}
        """

    private static let light = """
        --ink:#241820;--soft:#5f4f58;--line:#e6dbe0;--edge:#86737d;--paper:#fff;--wash:#fbf5f8;--tint:#f6e4ed;
        --accent:#a3195b;--deep:#7a0f42;--on-accent:#fff;--focus:#0b57d0;--mark:#fdeab0;--petal-far:#e9b6ce;--petal:#d47fa8;
          --petal-near:#bb4880;
        --good:#0f6640;--good-wash:#e7f4ed;--late:#8a3b00;--late-wash:#fdf0e0;--info:#27508a;--info-wash:#eaf1fa;--bad:#b0121d;
          --bad-wash:#fdeeee;
        """

    private static let dark = """
        --ink:#f4ecf0;--soft:#c3b3bb;--line:#42333b;--edge:#97838e;--paper:#171115;--wash:#201820;--tint:#3a2330;
        --accent:#f596c1;--deep:#ffbad7;--on-accent:#3b0721;--focus:#8fbcff;--mark:#574714;--petal-far:#5b2a43;--petal:#8f4167;
          --petal-near:#c4689a;
        --good:#86dbae;--good-wash:#13301f;--late:#ffbd85;--late-wash:#392413;--info:#a5c8ff;--info-wash:#182a43;--bad:#ffa3a3;
          --bad-wash:#421b1f;
        """

    /// Bare elements, and what has no look of its own.
    private static let foundation = """
        *,*::before,*::after{box-sizing:border-box}
        html{font:106.25%/1.65 system-ui,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;background:var(--paper);
          color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
        body{--measure:72rem;margin:0;min-height:100vh;display:flex;flex-direction:column;overflow-wrap:break-word}
        h1,h2,h3,h4{line-height:1.35;margin:2rem 0 .75rem;font-weight:700;letter-spacing:-.01em;text-wrap:balance}
        h1{font-size:clamp(1.6rem,1.25rem + 1.8vw,2.35rem);margin-top:.5rem;letter-spacing:-.02em}
        h2{font-size:1.4rem}
        h3{font-size:1.125rem;margin-top:1.5rem}
        h4{font-size:1rem}
        p,ul,ol,dl,figure,blockquote,pre{margin:0 0 1rem}
        p,main>ul,main>ol,blockquote{max-width:44rem}
        ul,ol{padding-left:1.4rem}
        li{margin-bottom:.3rem}
        a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
        a:hover{color:var(--deep);text-decoration-thickness:2px}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
        main:focus,main:focus-visible{outline:0}
        hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
        small,.small{font-size:.875rem}
        blockquote{margin-left:0;padding-left:1rem;border-left:4px solid var(--petal);color:var(--soft)}
        pre,.mono,code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"Noto Sans Mono",monospace;font-size:.875em}
        pre{overflow-x:auto;padding:1rem;background:var(--wash);border-radius:8px}
        .mono{overflow-wrap:anywhere}.code{white-space:nowrap}
        img,svg{max-width:100%}
        summary{cursor:pointer;padding:.25rem 0;color:var(--accent);font-weight:600}
        .visually-hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip-link{position:absolute;left:1rem;top:-5rem;z-index:9;padding:.6rem 1rem;background:var(--paper);color:var(--accent);
          border-radius:0 0 8px 8px}
        .skip-link:focus{top:0}
        .print-only{display:none}
        """

    /// What stands around every page.
    private static let frame = """
        .banner-demo{background:var(--late-wash);color:var(--late);font-size:.875rem;padding:.4rem max(1rem,(100% - var(--measure))/2)}
        .banner-demo p{margin:0;max-width:none}
        .banner-demo a{color:inherit}
        .masthead{display:grid;grid-template-columns:1fr auto;align-items:center;gap:0 1.5rem;
          padding:.85rem max(1rem,(100% - var(--measure))/2) 0;border-top:5px solid var(--accent);border-bottom:1px solid var(--line)}
        .brand{display:grid;grid-template-columns:auto 1fr;align-items:center;column-gap:.75rem;color:var(--ink);text-decoration:none;
          line-height:1.35;justify-self:start}
        .brand svg{grid-row:1/span 2;width:3rem;height:3rem;color:var(--accent)}
        .brand-name{font-weight:800;font-size:1.25rem;letter-spacing:-.02em;color:var(--accent)}
        .brand-agency{font-size:.875rem;color:var(--soft);grid-column:2}
        .brand:hover .brand-name{text-decoration:underline}
        .main-nav ul,.user-nav ul,.footer ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;align-items:center}
        .main-nav li,.user-nav li,.footer li{margin:0}
        .main-nav{grid-column:1/-1;margin-top:.6rem}
        .main-nav ul{gap:0 1.75rem}
        .main-nav a{display:block;padding:.55rem 0 .5rem;color:var(--ink);text-decoration:none;border-bottom:4px solid transparent;
          font-weight:500}
        .main-nav a:hover{border-color:var(--petal);color:var(--accent)}
        .main-nav [aria-current]{border-color:var(--accent);color:var(--accent);font-weight:700}
        .user-nav{font-size:.875rem;grid-area:1/2}
        .user-nav ul,.footer ul{gap:.25rem 1.1rem}
        .user-nav a,.footer a{display:inline-block;padding:.15rem 0}
        body:has(.wide){--measure:92rem}
        .page{flex:1;width:100%;padding:1.25rem max(1rem,(100% - var(--measure))/2) 4rem}
        .wide p{max-width:60rem}
        .breadcrumbs{font-size:.875rem;margin-bottom:1rem}
        .breadcrumbs ol{list-style:none;display:flex;flex-wrap:wrap;margin:0;padding:0}
        .breadcrumbs li{margin:0;padding:.1rem 0}
        .breadcrumbs li+li::before{content:"";display:inline-block;width:.4rem;height:.4rem;border:solid var(--edge);
          border-width:1.5px 1.5px 0 0;transform:rotate(45deg);margin:0 .65rem .1rem .5rem}
        .breadcrumbs a,.summary-list dd>a{display:inline-block;padding:.1rem 0}
        .breadcrumbs a{color:var(--soft)}
        .footer{border-top:1px solid var(--line);background:var(--wash);padding:1.25rem max(1rem,(100% - var(--measure))/2) 1.75rem;
          font-size:.875rem;color:var(--soft);display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 2rem}
        .footer p{margin:0}
        .footer a{color:var(--soft)}
        .columns{display:grid;gap:1.5rem 3.5rem}
        .columns>*{min-width:0}
        .columns{margin:2rem 0}
        .columns>*>:first-child{margin-top:0}
        .columns>aside{font-size:.9375rem}
        @media (min-width:60rem){.columns{grid-template-columns:minmax(0,1fr) 19rem}.columns>aside{border-left:1px solid var(--line);
          padding-left:2rem}}
        """
}
