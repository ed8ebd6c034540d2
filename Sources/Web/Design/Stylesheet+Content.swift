extension Stylesheet {
    /// What people read.
    static let content = """
        .lead{font-size:1.2rem;line-height:1.6;color:var(--soft);max-width:42rem}
        .meta{font-size:.9rem;color:var(--soft)}
        .card{border:1px solid var(--line);border-radius:12px;padding:1.25rem 1.4rem;background:var(--paper);margin-bottom:1.25rem}
        .card>:first-child,.hero>*>:first-child,.notice>:first-child,aside>:first-child{margin-top:0}
        .card>:last-child,.notice>:last-child,.empty>:last-child,.success-panel>:last-child,.error-summary>:last-child{margin-bottom:0}
        .card h2,.card h3{font-size:1.125rem;margin-bottom:.35rem}
        .card-grid,.role-grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16.5rem),1fr));gap:1.25rem;
          list-style:none;padding:0;margin:0 0 1.5rem;max-width:none}
        .card-grid>*,.role-grid>*{margin:0}
        .card-grid>*>.card{margin:0;height:100%}
        a.card{display:block;color:inherit;text-decoration:none}
        a.card:hover{border-color:var(--accent);background:var(--wash)}
        a.card h2,a.card h3{color:var(--accent);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
        .hero{position:relative;display:grid;gap:1rem 3rem;align-items:center;background:var(--wash);border-radius:18px;
          padding:clamp(1.25rem,4vw,3rem);margin-bottom:2rem;overflow:hidden}
        .hero h1{font-size:clamp(1.75rem,1.2rem + 2.6vw,2.9rem);line-height:1.28;max-width:20em}
        .hero .buttons{margin-bottom:0}
        .hero .lotus{width:100%;height:auto;max-width:21rem;justify-self:center;color:var(--accent)}
        @media (min-width:52rem){.hero:has(.lotus){grid-template-columns:minmax(0,1fr) minmax(12rem,21rem)}}
        @media (max-width:51.99rem){.hero>.lotus{display:none}}
        .lotus path{stroke:var(--gap,var(--paper));stroke-width:1.3;stroke-linejoin:round}
        .hero .lotus,.empty .lotus{--gap:var(--wash)}
        .petal-far{fill:var(--petal-far)}
        .petal-mid{fill:var(--petal)}
        .petal-near{fill:var(--petal-near)}
        .petal-centre{fill:var(--accent)}
        .lotus .pad{fill:var(--tint)}
        .lotus .water{stroke:var(--petal-far);stroke-width:3;stroke-linecap:round;fill:none}
        .figure-number{display:flex;align-items:baseline;gap:0 .6rem;flex-wrap:wrap;margin:0 0 .5rem;color:var(--soft);line-height:1.5}
        .figure-number strong{font-size:2.6rem;line-height:1.2;font-weight:800;letter-spacing:-.03em;color:var(--accent);
          font-variant-numeric:tabular-nums}
        .tag{display:inline-block;font-size:.8125rem;line-height:1.5;font-weight:600;padding:.1rem .55rem;border-radius:4px;
          background:var(--tint);color:var(--deep);white-space:nowrap}
        .tag-open{background:var(--info-wash);color:var(--info)}
        .tag-late{background:var(--late-wash);color:var(--late);box-shadow:inset 3px 0 0 var(--late);padding-left:.7rem}
        .tag-info{background:var(--wash);color:var(--soft);box-shadow:inset 0 0 0 1px var(--line)}
        .tag-done{background:none;color:var(--soft);padding:.1rem 0;font-weight:400}
        .notice{border-left:5px solid var(--info);background:var(--info-wash);padding:.9rem 1.2rem;border-radius:0 8px 8px 0;
          margin-bottom:1.5rem;max-width:48rem}
        .notice-warning{border-color:var(--late);background:var(--late-wash)}
        .notice-done,.success-panel{border-color:var(--good);background:var(--good-wash)}
        .notice-done strong,.success-panel h1,.success-panel h2{color:var(--good)}
        .success-panel{border-top:6px solid var(--good);border-radius:0 0 14px 14px;padding:clamp(1.25rem,4vw,2.25rem);
          margin-bottom:2rem;max-width:48rem}
        .success-panel h1{margin:0 0 .5rem}
        .success-panel .mono{font-size:1.35rem;font-weight:700}
        .error-summary{border:3px solid var(--bad);border-radius:12px;padding:1rem 1.35rem;margin-bottom:2rem;max-width:48rem}
        .error-summary h2{margin:0 0 .5rem;font-size:1.2rem}
        .error-summary ul{margin:0;padding:0;list-style:none}
        .error-summary a,.field-error{color:var(--bad);font-weight:700}
        .empty{border:2px dashed var(--petal);border-radius:12px;padding:clamp(1.25rem,4vw,2.25rem);background:var(--wash);
          margin-bottom:1.5rem}
        .empty h2,.empty h3{margin-top:0}
        .empty .lotus{width:4rem;height:4rem;color:var(--petal)}
        """

    /// What people fill in and press.
    static let forms = """
        .field,fieldset{border:0;margin:0 0 1.5rem;padding:0;min-width:0}
        label,legend{display:block;font-weight:600;margin-bottom:.2rem;padding:0}
        .hint{color:var(--soft);font-size:.9375rem;margin:0 0 .35rem}
        .field-error{margin:0 0 .35rem}
        .field-wrong{border-left:5px solid var(--bad);padding-left:1rem}
        input,select,textarea{font:inherit;color:var(--ink);background:var(--paper);border:1.5px solid var(--edge);border-radius:8px;
          padding:.45rem .75rem;min-height:2.75rem;width:100%;max-width:32rem}
        textarea{max-width:44rem;display:block;line-height:1.65}
        [aria-invalid=true]{border:2px solid var(--bad)}
        input[inputmode=numeric],input[type=date]{max-width:12rem}
        input::placeholder{color:var(--soft);opacity:1}
        input[type=checkbox],input[type=radio]{width:1.5rem;height:1.5rem;min-height:0;margin:.15rem 0 0;accent-color:var(--accent);
          flex:none}
        .choice{display:flex;gap:.75rem;align-items:flex-start;padding:.3rem 0}
        .choice label{font-weight:400;margin:0;padding:.05rem 0;flex:1}
        .button,.button-secondary,.button-danger{display:inline-block;font:inherit;font-weight:600;line-height:1.5;text-align:center;
          text-decoration:none;cursor:pointer;border:0;border-radius:8px;padding:.6rem 1.25rem;min-height:2.75rem;
          background:var(--accent);color:var(--on-accent);box-shadow:0 2px 0 var(--deep)}
        .button:hover{background:var(--deep);color:var(--on-accent)}
        .button:active,.button-danger:active{transform:translateY(2px);box-shadow:none}
        .button-secondary,.button-secondary:hover{background:var(--paper);color:var(--accent);
          box-shadow:inset 0 0 0 1.5px var(--accent)}
        .button-secondary:hover{background:var(--tint)}
        .button-danger,.button-danger:hover{background:var(--bad);color:var(--paper);box-shadow:none}
        .button-danger:hover{text-decoration:underline}
        .button-quiet{font:inherit;background:none;border:0;padding:.15rem .25rem;margin:0 -.25rem;min-height:1.75rem;
          color:var(--accent);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em;cursor:pointer}
        .user-nav .button-quiet,.footer .button-quiet{color:var(--soft);font-size:inherit}
        .button-quiet:hover{color:var(--deep);text-decoration-thickness:2px}
        .buttons{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:center;margin:1.5rem 0;max-width:none}
        .inline-form{display:inline-flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:0}
        .filters{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;padding:1rem 1.2rem;background:var(--wash);
          border-radius:12px;margin-bottom:1.25rem}
        .filters .field{flex:0 1 22rem;margin:0}
        .filters p{margin:0}
        .signin{max-width:27rem;margin:1.5rem auto;padding:clamp(1.25rem,5vw,2.25rem);border:1px solid var(--line);
          border-top:5px solid var(--accent);border-radius:0 0 14px 14px}
        .signin .button{width:100%}
        .role-grid .card{display:flex;flex-direction:column}
        .role-grid .card>:last-child{margin-top:auto;padding-top:.75rem}
        """
}
