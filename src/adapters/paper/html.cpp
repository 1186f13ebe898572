#include <zg/paper.h>

#include <algorithm>

namespace zg::paper {

namespace {

constexpr std::string_view fonts =
    "font-family:-apple-system,'Segoe UI','PingFang TC','PingFang SC','Microsoft JhengHei','Microsoft YaHei',"
    "'Noto Sans CJK TC','Noto Sans',sans-serif";
constexpr std::string_view cell_style = "padding:6px 8px;border-bottom:1px solid #e3e3de;font-size:14px";

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string heading(std::string const& title) {
    return title.empty() ? std::string()
                         : "<h2 style=\"margin:24px 0 8px;font-size:16px\">" + escaped(title) + "</h2>\n";
}

void add_row(std::string& out, std::vector<std::string> const& cells, std::string_view tag, std::string_view style) {
    out += "<tr>";
    for (std::size_t index = 0; index < cells.size(); ++index) {
        out += '<';
        out += tag;
        out += " align=\"";
        out += index == 0 ? "left" : "right";
        out += "\" style=\"";
        out += cell_style;
        out += style;
        out += "\">" + escaped(cells[index]) + "</";
        out += tag;
        out += '>';
    }
    out += "</tr>\n";
}

std::string table(Block const& block) {
    auto out = heading(block.title);
    out += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"border-collapse:collapse\">\n";
    add_row(out, block.columns, "th", ";color:#55574f;font-weight:normal;font-size:12px");
    if (block.rows.empty()) add_row(out, {block.text}, "td", ";color:#55574f");
    for (auto const& row : block.rows) add_row(out, row.cells, "td", "");
    if (!block.total.empty()) add_row(out, block.total, "td", ";font-weight:bold");
    return out + "</table>\n";
}

std::string facts(Block const& block) {
    auto out = heading(block.title);
    out += "<table width=\"100%\" cellspacing=\"8\" cellpadding=\"0\" role=\"presentation\">\n";
    for (std::size_t index = 0; index < block.facts.size(); ++index) {
        if (index % 2 == 0) out += "<tr>";
        auto const& fact = block.facts[index];
        out +=
            "<td width=\"50%\" style=\"background:#f3f3f0;padding:10px 12px\"><div style=\"color:#55574f;"
            "font-size:12px\">" +
            escaped(fact.label) + "</div><div style=\"font-size:20px;font-weight:bold\">" + escaped(fact.value) +
            "</div><div style=\"color:#55574f;font-size:12px\">" + escaped(fact.note) + "</div></td>";
        if (index % 2 == 1 || index + 1 == block.facts.size()) out += "</tr>\n";
    }
    return out + "</table>\n";
}

// One bar lying down: mail clients draw no other.
std::string bar(std::int64_t value, std::int64_t longest, std::string_view colour) {
    auto const percent = std::max<std::int64_t>(value, 0) * 100 / longest;
    if (percent == 0) return "<div style=\"height:8px\"></div>";
    return "<div style=\"height:8px;width:" + std::to_string(percent) + "%;background:" + std::string(colour) +
           "\"></div>";
}

std::string bars(Block const& block) {
    std::int64_t longest = 1;
    for (auto const& each : block.bars) longest = std::max({longest, each.value, each.before});
    auto out = heading(block.title);
    if (block.legend.size() == 2) {
        out +=
            "<p style=\"margin:0 0 8px;font-size:12px;color:#55574f\"><span style=\"color:#0b6b5b\">&#9632;</span> " +
            escaped(block.legend[0]) + " &nbsp; <span style=\"color:#bfd9d3\">&#9632;</span> " +
            escaped(block.legend[1]) + "</p>\n";
    }
    out += "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\">\n";
    for (auto const& each : block.bars) {
        out += "<tr><td width=\"56\" style=\"font-size:12px;padding:2px 8px 2px 0\">" + escaped(each.label) +
               "</td><td>" + bar(each.value, longest, "#0b6b5b") + bar(each.before, longest, "#bfd9d3") +
               "</td><td width=\"110\" align=\"right\" style=\"font-size:12px\">" + escaped(each.text) + "</td></tr>\n";
    }
    return out + "</table>\n";
}

std::string block_html(Block const& block) {
    switch (block.kind) {
        case BlockKind::facts: return facts(block);
        case BlockKind::bars: return bars(block);
        case BlockKind::table: return table(block);
        case BlockKind::note:
            return "<p style=\"color:#55574f;font-size:13px;line-height:1.5\">" + escaped(block.text) + "</p>\n";
    }
    __builtin_unreachable();
}

void add_line(std::string& out, std::vector<std::string> const& cells) {
    for (std::size_t index = 0; index < cells.size(); ++index) {
        if (index > 0) out += "  |  ";
        out += cells[index];
    }
    out += '\n';
}

}  // namespace

std::string html(Document const& document) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + escaped(document.language) +
                      "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                      "<title>" +
                      escaped(document.title + " · " + document.subtitle) +
                      "</title></head>\n<body style=\"margin:0;background:#f6f6f4;color:#1b1c1a;" + std::string(fonts) +
                      "\">\n<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td "
                      "align=\"center\"><table role=\"presentation\" width=\"640\" cellspacing=\"0\" cellpadding=\"0\" "
                      "style=\"max-width:640px;width:100%;background:#ffffff\"><tr><td style=\"padding:24px;"
                      "border-top:4px solid #b3261e\">\n";
    out += "<div style=\"color:#55574f;font-size:13px\">" + escaped(document.organisation) + "</div>\n";
    out += "<h1 style=\"margin:2px 0;font-size:24px\">" + escaped(document.title) + "</h1>\n";
    out += "<div style=\"color:#0b6b5b;font-size:16px;font-weight:bold\">" + escaped(document.subtitle) + "</div>\n";
    for (auto const& detail : document.details) {
        out += "<div style=\"color:#55574f;font-size:12px\">" + escaped(detail) + "</div>\n";
    }
    for (auto const& block : document.blocks) out += block_html(block);
    out += "<p style=\"margin-top:24px;color:#55574f;font-size:12px\">" + escaped(document.footer) + "</p>\n";
    return out + "</td></tr></table></td></tr></table>\n</body>\n</html>\n";
}

std::string plain_text(Document const& document) {
    auto out = document.organisation + "\n" + document.title + "\n" + document.subtitle + "\n";
    for (auto const& detail : document.details) out += detail + "\n";
    for (auto const& block : document.blocks) {
        out += '\n';
        if (!block.title.empty()) out += block.title + "\n";
        for (auto const& fact : block.facts) {
            out += fact.label + ": " + fact.value + (fact.note.empty() ? "" : " (" + fact.note + ")") + "\n";
        }
        for (auto const& each : block.bars) add_line(out, {each.label, each.text, each.before_text});
        if (!block.columns.empty() && !block.rows.empty()) add_line(out, block.columns);
        for (auto const& row : block.rows) add_line(out, row.cells);
        if (!block.total.empty()) add_line(out, block.total);
        if (block.rows.empty() && !block.text.empty()) out += block.text + "\n";
    }
    return out + "\n" + document.footer + "\n";
}

}  // namespace zg::paper
