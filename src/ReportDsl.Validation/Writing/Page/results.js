// The page of validation results: reads the embedded data, filters, sorts, and draws rows as they are looked at.
// ECMAScript 5 and no library, so that it works from a mail attachment in an old browser too. Texts reach the page as text
// nodes only, never as markup.
(function () {
    "use strict";

    var data = JSON.parse(document.getElementById("data").textContent);
    var words = data.words;
    var severities = ["error", "warning", "info", "explained", "open"];
    var notAssessable = 4;
    var chunk = 100, printed = 5000;

    // ------------------------------------------------------------------------------------------------------------ data

    function Report(row, index) {
        this.index = index;
        this.file = row[0]; this.name = row[0].slice(row[0].lastIndexOf("/") + 1); this.entity = row[1] || ""; this.period = row[2] || "";
        this.form = row[3] ? row[3] + " " + (row[4] || "") : "";
        this.pass = row[5][0]; this.notAssessable = row[5][4];
        this.counts = [0, 0, 0, 0, 0];
        this.agency = this.entity || this.file;
    }

    function Finding(row, report, index) {
        this.index = index;
        this.report = report; this.rule = data.rules[row[0]]; this.ruleIndex = row[0];
        this.severity = row[1]; this.instance = row[2]; this.message = row[3];
        this.cells = row[4]; this.moreCells = row[5];
        this.explanation = row[6]; this.proposal = row[7]; this.position = row[8];
        this.text = this.rule[1];
        this.place = this.position ? words.line + " " + this.position[0] + ":" + this.position[1]
            : this.cells.length ? placeOf(this.cells[0]) : "";
    }

    function placeOf(cell) {
        var place = data.strings[cell[1]];
        return cell[2] ? place + "!" + cell[2] : place;
    }

    Finding.prototype.haystack = function () {
        if (!this.hay) {
            var r = this.report;
            this.hay = [r.entity, r.file, r.period, this.rule[0], this.text, this.instance, this.message, this.explanation || ""]
                .concat(this.cells.map(function (cell) { return placeOf(cell) + " " + data.strings[cell[0]]; }))
                .join("\n").toLowerCase();
        }
        return this.hay;
    };

    var reports = [], findings = [], rules = [];
    data.reports.forEach(function (row, index) {
        var report = new Report(row, index);
        reports.push(report);
        row[6].forEach(function (finding) {
            var found = new Finding(finding, report, findings.length);
            report.counts[found.severity]++;
            findings.push(found);
        });
    });
    data.reports = null;
    data.rules.forEach(function (rule, index) {
        rules.push({ index: index, id: rule[0], text: rule[1], severity: rule[2], failures: 0, reports: 0, last: null });
    });
    findings.forEach(function (finding) {
        if (finding.severity === notAssessable) return;
        var rule = rules[finding.ruleIndex];
        rule.failures++;
        if (rule.last !== finding.report) rule.reports++;
        rule.last = finding.report;
    });

    // ---------------------------------------------------------------------------------------------------------- drawing

    function make(tag, className, text) {
        var element = document.createElement(tag);
        if (className) element.className = className;
        if (text !== undefined && text !== null && text !== "") element.appendChild(document.createTextNode(String(text)));
        for (var i = 3; i < arguments.length; i++) if (arguments[i]) element.appendChild(arguments[i]);
        return element;
    }

    function byId(id) { return document.getElementById(id); }

    function number(value) { return String(value).replace(/\B(?=(\d{3})+$)/g, words.thousands); }

    function badge(severity) { return make("span", "badge " + severities[severity], words.severities[severity]); }

    function count(value, className) { return make("span", value ? "count " + className : "count none", number(value)); }

    function stacked(above, below) { return make("div", "", null, make("div", "", above), make("div", "sub", below)); }

    var collator = window.Intl && Intl.Collator ? new Intl.Collator(document.documentElement.lang, { numeric: true }) : null;

    function compare(a, b) {
        if (typeof a === "number") return a - b;
        if (a === b) return 0;
        if (a === "" || b === "") return a === "" ? 1 : -1;
        return collator ? collator.compare(a, b) : a < b ? -1 : 1;
    }

    // Which value it is about, in words where there are any, and the instance as programs name it.
    function about(finding) {
        var label = finding.cells.length ? data.strings[finding.cells[0][0]] : "";
        return label && finding.instance ? label + "  " + finding.instance : label || finding.instance;
    }

    // A column: heading, what it sorts by, what it shows, class, and whether the largest come first.
    var views = {
        findings: {
            all: findings,
            columns: [
                [words.severity, function (f) { return f.severity; }, function (f) { return badge(f.severity); }, "narrow"],
                [words.agency, function (f) { return f.report.agency; }, function (f) { return stacked(f.report.agency, f.report.entity ? f.report.name : ""); }, "agency"],
                [words.period, function (f) { return f.report.period; }, function (f) { return make("span", "", f.report.period); }, "narrow"],
                [words.rule, function (f) { return f.text; }, function (f) { return stacked(f.text, f.rule[0]); }, "rule"],
                [words.message, function (f) { return f.message; }, function (f) { return stacked(f.message, about(f)); }, "message"],
                [words.place, function (f) { return f.place; }, function (f) { return make("span", "place", f.place); }, "where"]
            ],
            open: toggleDetails
        },
        reports: {
            all: reports,
            columns: [
                [words.file, function (r) { return r.file; }, function (r) { return make("span", "", r.file); }, "file"],
                [words.agency, function (r) { return r.entity; }, function (r) { return make("span", "", r.entity); }, "agency"],
                [words.period, function (r) { return r.period; }, function (r) { return make("span", "", r.period); }, "narrow"],
                [words.template, function (r) { return r.form; }, function (r) { return make("span", "", r.form); }, "narrow"],
                [words.severities[0], function (r) { return r.counts[0]; }, function (r) { return count(r.counts[0], "error"); }, "figure", true],
                [words.severities[1], function (r) { return r.counts[1]; }, function (r) { return count(r.counts[1], "warning"); }, "figure", true],
                [words.severities[2], function (r) { return r.counts[2]; }, function (r) { return count(r.counts[2], "info"); }, "figure", true],
                [words.severities[3], function (r) { return r.counts[3]; }, function (r) { return count(r.counts[3], "explained"); }, "figure", true],
                [words.notAssessable, function (r) { return r.notAssessable; }, function (r) { return count(r.notAssessable, ""); }, "figure", true],
                [words.passed, function (r) { return r.pass; }, function (r) { return count(r.pass, ""); }, "figure", true]
            ],
            open: function (report) { state.report = report; show("findings"); }
        },
        rules: {
            all: rules,
            columns: [
                [words.severity, function (r) { return r.severity; }, function (r) { return badge(r.severity); }, "narrow"],
                [words.rule, function (r) { return r.text; }, function (r) { return stacked(r.text, r.id); }, "rule"],
                [words.failures, function (r) { return r.shown; }, function (r) { return count(r.shown, severities[r.severity]); }, "figure", true],
                [words.reports, function (r) { return r.shownReports; }, function (r) { return count(r.shownReports, ""); }, "figure", true],
                [words.share, function (r) { return r.shownReports; }, function (r) { return share(r.shownReports / Math.max(1, reports.length)); }, "share", true]
            ],
            open: function (rule) { byId("rule").value = String(rule.index); show("findings"); }
        }
    };

    function share(part) {
        var bar = make("span", "bar");
        var fill = make("span", "fill");
        fill.style.width = (part * 100).toFixed(1) + "%";
        bar.appendChild(fill);
        return make("div", "shared", null, bar, make("span", "sub", (part * 100).toFixed(part < 0.1 ? 1 : 0) + "%"));
    }

    var state = { view: "findings", report: null, status: null, rows: [], drawn: 0, sort: { findings: [0, 1], reports: [4, -1], rules: [2, -1] } };

    // -------------------------------------------------------------------------------------------------- filter and sort

    function filters() {
        return {
            text: byId("text").value.trim().toLowerCase(),
            severity: byId("severity").value === "" ? -1 : +byId("severity").value,
            rule: byId("rule").value === "" ? -1 : +byId("rule").value,
            agency: byId("agency").value.trim().toLowerCase(),
            report: state.report,
            status: state.status
        };
    }

    function statusOf(report) { return report.counts[0] ? 0 : report.counts[1] ? 1 : 2; }

    function takesReport(f, report) {
        return (f.report === null || f.report === report)
            && (f.status === null || f.status === statusOf(report))
            && (f.agency === "" || report.agency.toLowerCase().indexOf(f.agency) >= 0);
    }

    function takesFinding(f, finding) {
        return (f.severity < 0 || f.severity === finding.severity)
            && (f.rule < 0 || f.rule === finding.ruleIndex)
            && takesReport(f, finding.report)
            && (f.text === "" || finding.haystack().indexOf(f.text) >= 0);
    }

    function refresh() {
        var f = filters();
        var found = findings.filter(function (finding) { return takesFinding(f, finding); });
        var asked = f.severity >= 0 || f.rule >= 0;
        var met = {}, last = {};
        rules.forEach(function (rule) { rule.shown = 0; rule.shownReports = 0; });
        found.forEach(function (finding) {
            var rule = rules[finding.ruleIndex];
            met[finding.report.index] = true;
            if (finding.severity === notAssessable) return;
            rule.shown++;
            if (last[rule.index] !== finding.report) rule.shownReports++;
            last[rule.index] = finding.report;
        });
        var lists = {
            findings: found,
            reports: reports.filter(function (report) {
                return takesReport(f, report) && (met[report.index] || (!asked
                    && (f.text === "" || (report.file + "\n" + report.entity + "\n" + report.period).toLowerCase().indexOf(f.text) >= 0)));
            }),
            rules: rules.filter(function (rule) { return rule.shown > 0; })
        };
        for (var name in lists) {
            byId("tab-" + name).lastChild.textContent = number(lists[name].length);
        }

        var sort = state.sort[state.view], key = views[state.view].columns[sort[0]][1];
        state.rows = lists[state.view].slice().sort(function (a, b) { return sort[1] * compare(key(a), key(b)) || a.index - b.index; });
        var of = views[state.view].all.length;
        byId("shown").textContent = state.rows.length === of ? number(of) : number(state.rows.length) + " / " + number(of);
        byId("clear").disabled = !(f.text || asked || f.agency || f.report || f.status !== null);
        chips(f);
        drawTable();
    }

    function chips(f) {
        var box = byId("chips");
        box.textContent = "";
        if (f.report) box.appendChild(chip(f.report.agency + (f.report.period ? " · " + f.report.period : ""), function () { state.report = null; }));
        if (f.status !== null) box.appendChild(chip(words.statuses[f.status], function () { state.status = null; }));
    }

    function chip(text, remove) {
        var button = make("button", "chip", text + " ✕");
        button.type = "button";
        button.onclick = function () { remove(); refresh(); };
        return button;
    }

    // ------------------------------------------------------------------------------------------------------------ table

    function drawTable() {
        var view = views[state.view], sort = state.sort[state.view];
        var table = byId("table");
        table.textContent = "";
        table.className = state.view;
        var head = make("tr");
        view.columns.forEach(function (column, index) {
            var button = make("button", "", column[0], make("span", "arrow", sort[0] === index ? (sort[1] > 0 ? "▲" : "▼") : ""));
            button.type = "button";
            button.onclick = function () {
                state.sort[state.view] = sort[0] === index ? [index, -sort[1]] : [index, column[4] ? -1 : 1];
                refresh();
            };
            var cell = make("th", column[3], null, button);
            cell.setAttribute("scope", "col");
            cell.setAttribute("aria-sort", sort[0] === index ? (sort[1] > 0 ? "ascending" : "descending") : "none");
            head.appendChild(cell);
        });
        table.appendChild(make("thead", "", null, head));
        table.appendChild(make("tbody"));
        state.drawn = 0;
        drawMore(chunk);
        byId("empty").style.display = state.rows.length ? "none" : "";
    }

    function drawMore(howMany) {
        var view = views[state.view], body = byId("table").lastChild;
        var end = Math.min(state.rows.length, state.drawn + howMany), fragment = document.createDocumentFragment();
        for (; state.drawn < end; state.drawn++) fragment.appendChild(drawRow(view, state.rows[state.drawn]));
        body.appendChild(fragment);
        byId("more").style.display = state.drawn < state.rows.length ? "" : "none";
        byId("more").textContent = words.more.replace("{0}", number(state.rows.length - state.drawn));
    }

    function drawRow(view, item) {
        var row = make("tr");
        view.columns.forEach(function (column) { row.appendChild(make("td", column[3], null, column[2](item))); });
        row.tabIndex = 0;
        row.onclick = function () {
            // A text that is being selected is not a click on its row.
            if (!window.getSelection || String(window.getSelection()) === "") view.open(item, row);
        };
        row.onkeydown = function (event) {
            if (event.target === row && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); view.open(item, row); }
        };
        return row;
    }

    function toggleDetails(finding, row) {
        if (row.nextSibling && row.nextSibling.className === "details") {
            row.parentNode.removeChild(row.nextSibling);
            row.className = "";
            return;
        }

        var box = make("div", "box");
        box.appendChild(make("div", "sub", finding.report.file + (finding.report.form ? " · " + finding.report.form : "")));
        if (finding.explanation) box.appendChild(make("p", "reason", words.reason + finding.explanation));
        if (finding.proposal) box.appendChild(make("p", "reason", words.meant + finding.proposal));
        if (finding.cells.length) {
            var table = make("table", "cells");
            finding.cells.forEach(function (cell) {
                table.appendChild(make("tr", "", null,
                    make("td", "place", placeOf(cell)), make("td", "value", cell[3] === null ? "—" : cell[3]), make("td", "", data.strings[cell[0]])));
            });
            box.appendChild(table);
            if (finding.moreCells) box.appendChild(make("div", "sub", words.moreCells.replace("{0}", finding.moreCells)));
        }
        var cell = make("td", "", null, box);
        cell.colSpan = views.findings.columns.length;
        row.parentNode.insertBefore(make("tr", "details", null, cell), row.nextSibling);
        row.className = "open";
    }

    function show(view) {
        state.view = view;
        Object.keys(views).forEach(function (name) { byId("tab-" + name).setAttribute("aria-selected", name === view ? "true" : "false"); });
        refresh();
    }

    // ------------------------------------------------------------------------------------------------------------- page

    function summary() {
        var box = byId("summary"), by = [0, 0, 0];
        reports.forEach(function (report) { by[statusOf(report)]++; });
        box.appendChild(card(words.reports, reports.length, "", null));
        by.forEach(function (value, status) { box.appendChild(card(words.statuses[status], value, ["error", "warning", "good"][status], status)); });
        var bar = byId("proportion");
        by.forEach(function (value, status) {
            var part = make("span", ["error", "warning", "good"][status]);
            part.style.width = reports.length ? value / reports.length * 100 + "%" : "0";
            bar.appendChild(part);
        });
    }

    function card(title, value, className, status) {
        var button = make("button", "card " + className, null, make("span", "value", number(value)), make("span", "title", title));
        button.type = "button";
        button.onclick = function () { state.status = status; show("reports"); };
        return button;
    }

    function option(value, text) {
        var element = make("option", "", text);
        element.value = value;
        return element;
    }

    function fillFilters() {
        severities.forEach(function (_, index) { byId("severity").appendChild(option(index, words.severities[index])); });
        rules.slice().sort(function (a, b) { return b.failures - a.failures; }).forEach(function (rule) {
            byId("rule").appendChild(option(rule.index, (rule.text.length > 60 ? rule.text.slice(0, 60) + "…" : rule.text) + " (" + number(rule.failures) + ")"));
        });
        var seen = {}, names = [];
        reports.forEach(function (report) { if (!seen["=" + report.agency]) { seen["=" + report.agency] = true; names.push(report.agency); } });
        names.slice(0, 2000).forEach(function (name) { byId("agencies").appendChild(option(name, "")); });
    }

    var waiting = 0;
    function later() { clearTimeout(waiting); waiting = setTimeout(refresh, 120); }

    Object.keys(views).forEach(function (name) { byId("tab-" + name).onclick = function () { show(name); }; });
    ["text", "agency"].forEach(function (id) { byId(id).oninput = later; });
    ["severity", "rule"].forEach(function (id) { byId(id).onchange = refresh; });
    byId("clear").onclick = function () {
        ["text", "agency", "severity", "rule"].forEach(function (id) { byId(id).value = ""; });
        state.report = null; state.status = null;
        refresh();
    };
    byId("more").onclick = function () { drawMore(chunk * 5); };
    window.addEventListener("scroll", function () {
        if (state.drawn < state.rows.length && window.innerHeight + window.pageYOffset > document.documentElement.scrollHeight - 600) drawMore(chunk);
    });
    window.addEventListener("beforeprint", function () { if (state.drawn < printed) drawMore(printed - state.drawn); });

    if (data.banner) {
        byId("banner").textContent = data.banner;
        byId("banner").style.display = "";
    }
    summary();
    fillFilters();
    byId("loading").style.display = "none";
    byId("page").style.display = "";
    show(findings.length ? "findings" : "reports");
})();
