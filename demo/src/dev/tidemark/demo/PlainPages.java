package dev.tidemark.demo;

import java.util.List;

/** Pages that need neither database nor deployed code: they work when everything else is broken. */
final class PlainPages {

    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;margin:0;background:light-dark(#f4f6f5,#0f1719);color:light-dark(#16242a,#e4edec)}
            main{max-width:760px;margin:0 auto;padding:32px 16px 64px}h1{font-size:26px;line-height:1.25;margin:0 0 8px}h2{font-size:18px;margin:36px 0 8px}
            p{margin:0 0 12px}a{color:light-dark(#0b5b7b,#6fc4e1)}.soft{color:light-dark(#4c5c63,#a5b5b9)}
            form{display:grid;grid-template-columns:240px 1fr;gap:4px 20px;align-items:center;padding:12px 0;border-top:1px solid light-dark(#d7dfdf,#24343a)}
            form p{margin:0}button{font:inherit;font-weight:600;min-height:44px;padding:8px 14px;border-radius:9px;cursor:pointer;text-align:left;
            border:1px solid light-dark(#7b8a95,#738693);background:light-dark(#fff,#182529);color:inherit}
            button:hover{border-color:light-dark(#b02117,#ff9d92);color:light-dark(#b02117,#ff9d92)}
            :focus-visible{outline:3px solid light-dark(#0b5b7b,#6fc4e1);outline-offset:2px}
            ol{list-style:none;margin:0;padding:0}li{padding:8px 0;border-top:1px solid light-dark(#d7dfdf,#24343a)}li time{display:block;font-size:14px}
            ol.latest li:first-child{font-weight:600}
            .wrong{border-left:4px solid light-dark(#b02117,#ff9d92);padding:4px 0 4px 16px;margin:20px 0}
            @media(max-width:560px){form{grid-template-columns:1fr}}
            """;

    private PlainPages() {}

    static String message(String title, String wrong, String next) {
        return page(
                title,
                """
                <h1>%s</h1><p class="wrong">%s</p><p>%s</p><p><a href="/">Home</a></p>
                """
                        .formatted(
                                Templates.escape(title),
                                Templates.escape(wrong),
                                Templates.escape(next)));
    }

    static String breakages(String environment, Breakages breakages, List<String> findings) {
        var body =
                new StringBuilder(
                        """
                        <h1>Break the shop</h1><p>This is <b>%s</b>. Every button does at once what it says, and nothing here takes it back.</p>
                        """
                                .formatted(environment));
        body.append(health(findings));
        done(body, breakages.done());
        body.append("<h2>What can be done</h2>");
        for (var breakage : breakages.all()) {
            body.append(
                    """
                    <form method="post" action="/break/%1$s"><button id="%1$s" name="%1$s">%2$s</button><p class="soft">%3$s</p></form>
                    """
                            .formatted(breakage.id(), breakage.label(), breakage.does()));
        }
        return page(
                "Break the shop · " + environment,
                body.append("<p><a href=\"/\">Back to the shop</a></p>").toString());
    }

    private static String health(List<String> findings) {
        return findings.isEmpty()
                ? "<p id=\"health\">Health: " + HealthCheck.GOOD + "</p>"
                : "<p id=\"health\" class=\"wrong\">"
                        + Templates.escape(String.join(" ", findings))
                        + "</p>";
    }

    private static void done(StringBuilder body, List<Breakages.Done> done) {
        if (!done.isEmpty()) {
            body.append("<h2>What was done here</h2><ol class=\"latest\" id=\"done\">");
            for (var each : done) {
                body.append(
                        "<li>%s <time class=\"soft\">%s</time></li>"
                                .formatted(Templates.escape(each.what()), Shown.moment(each.at())));
            }
            body.append("</ol>");
        }
    }

    private static String page(String title, String body) {
        return """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <link rel="icon" href="data:,"><title>%s</title><style>%s</style><main>%s</main></html>
        """
                .formatted(Templates.escape(title), STYLE, body);
    }
}
