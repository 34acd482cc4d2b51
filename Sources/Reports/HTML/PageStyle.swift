/// How the page looks: light and dark, wide and narrow, on paper.
enum PageStyle {
  /// As `PageScript.hash`.
  static let hash: StaticString = "sha256-EkonaJnyQzw2qjkXoSM6bUv4304V6+LtNpvy59jo72E="

  static let source: StaticString = """
    :root{color-scheme:light;--paper:#fff;--soft:#f6f7f9;--line:#dde1e6;--ink:#1b1f24;--dim:#59636e;\
    --link:#0a58ca;--good:#1a7f37;--bad:#c5221f;--skip:#7a5b00;--band:#eef1f5;--mark:#fff3bf;\
    --e0:#dbeafe;--e1:#dcfce7;--e2:#fef3c7;--e3:#fce7f3;--e4:#ede9fe;--e5:#cffafe;--e6:#ffe4d6;--e7:#e4e9c8}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--paper:#14171c;\
    --soft:#1c2128;--line:#363d47;--ink:#e6e9ee;--dim:#9aa5b1;--link:#7db4ff;--good:#57c878;--bad:#ff8078;\
    --skip:#e0b84c;--band:#20262e;--mark:#544a17;--e0:#1d3557;--e1:#17402a;--e2:#4a3a10;--e3:#4d2139;\
    --e4:#35295c;--e5:#10414b;--e6:#512c1a;--e7:#383f1b}}
    :root[data-theme=dark]{color-scheme:dark;--paper:#14171c;--soft:#1c2128;--line:#363d47;--ink:#e6e9ee;\
    --dim:#9aa5b1;--link:#7db4ff;--good:#57c878;--bad:#ff8078;--skip:#e0b84c;--band:#20262e;--mark:#544a17;\
    --e0:#1d3557;--e1:#17402a;--e2:#4a3a10;--e3:#4d2139;--e4:#35295c;--e5:#10414b;--e6:#512c1a;--e7:#383f1b}
    *{box-sizing:border-box}
    html{scroll-behavior:smooth;scroll-padding-top:1rem}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    body{margin:0;background:var(--paper);color:var(--ink);\
    font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
    a{color:var(--link)}
    h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em;overflow-wrap:anywhere}
    h1{font-size:2rem;margin-top:0}h2{font-size:1.4rem}h3{font-size:1.15rem}h4,h5,h6{font-size:1rem}
    p,li,dd,summary{overflow-wrap:anywhere}
    main,nav.side{padding:2rem 1.25rem}
    main{max-width:72rem;min-width:0}
    main p,main ul,main ol,main blockquote{max-width:46rem}
    code,pre,kbd{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
    code{background:var(--soft);border-radius:4px;padding:.1em .3em;overflow-wrap:anywhere}
    pre{background:var(--soft);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;overflow:auto;margin:.75rem 0}
    pre code{background:none;padding:0;overflow-wrap:normal;font-size:inherit}
    blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:4px solid var(--line);color:var(--dim)}
    hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
    .skip-link{position:absolute;left:-999rem}.skip-link:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
    nav.side{border-bottom:1px solid var(--line);background:var(--soft)}
    nav.side ol{list-style:none;margin:.75rem 0 0;padding:0;font-size:.92rem}
    nav.side ol a{display:flex;gap:.5rem;padding:.22rem .5rem;border-radius:6px;color:inherit;text-decoration:none}
    nav.side ol a:hover{background:var(--line)}
    nav.side ol a span:last-child{overflow-wrap:anywhere;min-width:0}
    nav.side li{color:inherit}nav.side .passed .mark{color:var(--good)}nav.side .failed .mark{color:var(--bad)}\
    nav.side .skipped .mark{color:var(--skip)}nav.side .child{padding-left:1.1rem;font-size:.88rem}
    nav.side .prose{font-weight:600;margin-top:.5rem}
    .tools{display:flex;flex-wrap:wrap;gap:.5rem}
    button,input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.35rem .7rem}
    button{cursor:pointer}button:hover{background:var(--band)}
    input[type=search]{width:100%}input[type=range]{padding:0;flex:1 1 12rem;min-width:8rem;accent-color:var(--link)}
    .dim,.facts,.cut,.count{color:var(--dim)}.count{font-weight:400}
    .facts{margin:.1rem 0 .75rem;font-size:.92rem}
    .passed{color:var(--good)}.failed{color:var(--bad)}.skipped{color:var(--skip)}
    .badge{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:.05rem .7rem;font-weight:600}
    .numbers{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1rem 0;padding:0}
    .numbers div{margin:0}.numbers dt{color:var(--dim);font-size:.85rem}.numbers dd{margin:0;font-size:1.35rem;font-weight:600}
    section.step{border-top:1px solid var(--line);margin-top:2rem;padding-top:.25rem}
    section.step h2{margin-top:1rem}
    section.round{border-left:3px solid var(--line);padding-left:1rem;margin:1rem 0}
    section.child{border-left:3px solid var(--line);padding-left:1rem}
    .pattern{border-left:4px solid var(--link);background:var(--soft);border-radius:0 8px 8px 0;padding:.5rem 1rem;margin:1rem 0;max-width:46rem}
    .pattern p{margin:.35rem 0}
    .question{border:2px solid var(--link);border-radius:8px;padding:.25rem 1rem .5rem;margin:1rem 0;max-width:46rem}
    .question p{margin:.4rem 0}
    details{border:1px solid var(--line);border-radius:8px;margin:.6rem 0;background:var(--paper)}
    summary{cursor:pointer;padding:.45rem .9rem;border-radius:8px}
    summary:hover{background:var(--soft)}
    details[open]>summary{border-bottom:1px solid var(--line);border-radius:8px 8px 0 0}
    details>.body{padding:.4rem .9rem .75rem}
    .tablist{display:flex;flex-wrap:wrap;gap:.25rem;margin-top:.4rem}
    .tablist button{padding:.15rem .7rem;font-size:.88rem}
    .tablist [aria-selected=true]{background:var(--ink);color:var(--paper);border-color:var(--ink)}
    .panel h4{margin:.75rem 0 0;font-size:.85rem;color:var(--dim)}.js .panel h4{display:none}
    .panel pre{margin:.5rem 0 0;max-height:28rem}
    .scroll{overflow-x:auto;max-width:100%;margin:.75rem 0}
    table{border-collapse:collapse;font-size:.9rem}
    caption{text-align:left;font-weight:600;padding:.25rem 0}
    th,td{border:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top;max-width:24rem;overflow-wrap:break-word}
    td.long,.drawn td,.drawn th{overflow-wrap:anywhere}
    thead th{background:var(--soft);font-weight:600}
    td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
    td.mark{text-align:center;font-weight:700}
    tr.added td.mark{color:var(--good)}tr.removed td.mark{color:var(--bad)}tr.changed td.mark{color:var(--skip)}
    tr.removed td:not(.mark){color:var(--dim);text-decoration:line-through}
    td del{color:var(--dim)}td ins{text-decoration:none;font-weight:600;background:var(--mark)}
    figure{margin:.75rem 0}
    #found:empty{display:none}
    .drawn{font-size:.86rem}
    .drawn small{display:block;font-weight:400;font-size:.76rem;color:var(--dim);line-height:1.3}
    .drawn td,.drawn th{min-width:7.5rem;max-width:16rem;padding:.25rem .55rem}.drawn .pk,.drawn .sk{min-width:10.5rem}.drawn .none{min-width:0}
    .drawn tbody{border-top:2px solid var(--ink)}
    .drawn tbody.odd .pk,.drawn tbody.odd .none{background:var(--band)}
    .drawn tbody.even .pk{background:var(--soft)}
    .drawn .pk,.drawn .sk{font-weight:600}
    .drawn .none{border-color:transparent var(--line) transparent transparent}
    .drawn .entity{font-weight:600;color:inherit;opacity:.85}
    .e0 .sk,.e0 td:not(.none),.key.e0{background:var(--e0)}.e1 .sk,.e1 td:not(.none),.key.e1{background:var(--e1)}
    .e2 .sk,.e2 td:not(.none),.key.e2{background:var(--e2)}.e3 .sk,.e3 td:not(.none),.key.e3{background:var(--e3)}
    .e4 .sk,.e4 td:not(.none),.key.e4{background:var(--e4)}.e5 .sk,.e5 td:not(.none),.key.e5{background:var(--e5)}
    .e6 .sk,.e6 td:not(.none),.key.e6{background:var(--e6)}.e7 .sk,.e7 td:not(.none),.key.e7{background:var(--e7)}
    .drawn small{color:inherit;opacity:.8}
    tr.is-new>*:not(.pk):not(.none){box-shadow:inset 0 0 0 2px var(--good)}
    tr.is-changed>*:not(.pk):not(.none){box-shadow:inset 0 0 0 1px var(--skip)}
    tr.is-gone>*:not(.pk):not(.none){text-decoration:line-through;box-shadow:inset 0 0 0 2px var(--bad)}
    tr.is-changed td.touched{box-shadow:inset 0 0 0 2px var(--skip)}
    .keys{display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:.5rem 0;list-style:none;font-size:.85rem}
    .key{border-radius:6px;padding:.1rem .6rem}
    .controls{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.75rem 0}
    .controls label{display:flex;gap:.6rem;align-items:center;flex:1 1 18rem}
    .where{display:block;font-weight:600;min-height:1.6em}
    footer{color:var(--dim);font-size:.9rem;margin-top:3rem}
    html:not(.js) .needs-script{display:none!important}
    [hidden]{display:none!important}
    @media (min-width:64rem){body{display:grid;grid-template-columns:18rem minmax(0,1fr)}
    nav.side{position:sticky;top:0;height:100vh;overflow:auto;border-bottom:0;border-right:1px solid var(--line);padding:1.5rem 1rem}
    nav.side details{border:0;background:none}nav.side summary{display:none}main{padding:2.5rem 3rem}}
    @media (max-width:63.99rem){nav.side{padding:1rem 1.25rem}nav.side details{margin-bottom:0}h1{font-size:1.6rem}\
    section.round,section.child{padding-left:.6rem}}
    @media print{body{display:block}nav.side,.tools,.controls,.tablist,.needs-script{display:none!important}\
    main{max-width:none;padding:0}details{border:0}section.step{break-inside:auto}h2,h3,caption{break-after:avoid}\
    tr,figure{break-inside:avoid}.panel[hidden]{display:block!important}.scroll,pre{overflow:visible}pre{white-space:pre-wrap}}
    """
}
