#include <zg/paper.h>

#include "canvas.h"

#include <algorithm>

namespace zg::paper {

namespace {

constexpr double margin = 40;
constexpr double full_width = Canvas::width - 2 * margin;
constexpr double column_gap = 22;
constexpr double half_width = (full_width - column_gap) / 2;
constexpr double row_height = 14.5;
constexpr double title_height = 20;
constexpr double block_gap = 14;
constexpr double page_end = Canvas::height - 52;
constexpr double chart_height = 84;
constexpr double bar_step_max = 44;
constexpr std::size_t facts_per_row = 4;
constexpr double fact_height = 48;

using Style = Canvas::Style;
constexpr auto right = Canvas::Align::right;
constexpr auto centre = Canvas::Align::centre;

// Lays blocks out from the top down: wide ones alone, narrow tables into the shorter of two columns.
class Press final {
public:
    Press(Document const& document, std::string const& made_at)
        : document_(document),
          canvas_({.language = document.language,
                   .title = document.title + " · " + document.subtitle,
                   .author = document.organisation,
                   .made_at = made_at}) {}

    std::string print() {
        head();
        for (auto const& block : document_.blocks) {
            switch (block.kind) {
                case BlockKind::facts: facts(block); break;
                case BlockKind::bars: bars(block); break;
                case BlockKind::table: table(block); break;
                case BlockKind::note: note(block); break;
            }
        }
        foot();
        return canvas_.finish();
    }

private:
    void head() {
        canvas_.fill({.x = margin, .y = margin, .width = 30, .height = 30}, seal);
        canvas_.text({.x = margin, .y = margin + 4.5, .width = 30}, "掌",
                     {.size = 16, .is_bold = true, .colour = {255, 255, 255}, .align = centre});
        canvas_.text({.x = margin + 42, .y = margin - 6, .width = 300}, document_.organisation,
                     {.size = 9, .colour = ink_soft});
        canvas_.text({.x = margin + 42, .y = margin + 6, .width = 300}, document_.title, {.size = 18, .is_bold = true});
        double y = margin - 6;
        for (auto const& detail : document_.details) {
            canvas_.text({.x = Canvas::width - margin - 180, .y = y, .width = 180}, detail,
                         {.size = 8.5, .colour = ink_soft, .align = right});
            y += 12.5;
        }
        canvas_.text({.x = margin, .y = margin + 40, .width = full_width}, document_.subtitle,
                     {.size = 12, .is_bold = true, .colour = jade});
        canvas_.rule(margin, margin + 62, full_width, line);
        left_ = right_ = margin + 74;
    }

    void foot() {
        ++page_;
        canvas_.rule(margin, Canvas::height - 40, full_width, line);
        canvas_.text({.x = margin, .y = Canvas::height - 34, .width = full_width - 60}, document_.footer,
                     {.size = 7.5, .colour = ink_soft});
        canvas_.text({.x = Canvas::width - margin - 60, .y = Canvas::height - 34, .width = 60}, std::to_string(page_),
                     {.size = 7.5, .colour = ink_soft, .align = right});
    }

    void turn() {
        foot();
        canvas_.next_page();
        left_ = right_ = margin;
    }

    // Where a block over the whole width begins, on a page that has room for it.
    double begin_wide(double needed) {
        if (std::max(left_, right_) + needed > page_end) turn();
        return std::max(left_, right_);
    }
    void end_wide(double y) { left_ = right_ = y + block_gap; }

    double heading(double x, double y, double width, std::string const& title) {
        if (title.empty()) return y;
        canvas_.text({.x = x, .y = y, .width = width}, title, {.size = 10.5, .is_bold = true});
        return y + title_height;
    }

    void facts(Block const& block) {
        auto const lines = (block.facts.size() + facts_per_row - 1) / facts_per_row;
        double y = begin_wide(title_height + static_cast<double>(lines) * (fact_height + 8));
        y = heading(margin, y, full_width, block.title);
        auto const width = (full_width - 8 * (facts_per_row - 1)) / facts_per_row;
        for (std::size_t index = 0; index < block.facts.size(); ++index) {
            auto const& fact = block.facts[index];
            auto const x = margin + static_cast<double>(index % facts_per_row) * (width + 8);
            auto const top = y + static_cast<double>(index / facts_per_row) * (fact_height + 8);
            canvas_.fill({.x = x, .y = top, .width = width, .height = fact_height}, sunk);
            canvas_.text({.x = x + 9, .y = top + 4, .width = width - 18}, fact.label, {.size = 8, .colour = ink_soft});
            canvas_.text({.x = x + 9, .y = top + 15, .width = width - 18}, fact.value, {.size = 14, .is_bold = true});
            canvas_.text({.x = x + 9, .y = top + 34, .width = width - 18}, fact.note,
                         {.size = 7.5, .colour = ink_soft});
        }
        end_wide(y + static_cast<double>(lines) * (fact_height + 8) - 8);
    }

    void bars(Block const& block) {
        double y = heading(margin, begin_wide(title_height + chart_height + 20), full_width, block.title);
        legend(block, y - title_height);
        std::int64_t longest = 1;
        for (auto const& bar : block.bars) longest = std::max({longest, bar.value, bar.before});
        auto const step =
            std::min(bar_step_max, full_width / static_cast<double>(std::max<std::size_t>(block.bars.size(), 1)));
        auto const tall = [&](std::int64_t value) {
            return chart_height * static_cast<double>(std::max<std::int64_t>(value, 0)) / static_cast<double>(longest);
        };
        for (std::size_t index = 0; index < block.bars.size(); ++index) {
            auto const& bar = block.bars[index];
            auto const x = margin + static_cast<double>(index) * step;
            auto const base = y + chart_height;
            canvas_.fill(
                {.x = x + step * 0.16, .y = base - tall(bar.before), .width = step * 0.32, .height = tall(bar.before)},
                jade_pale);
            canvas_.fill(
                {.x = x + step * 0.50, .y = base - tall(bar.value), .width = step * 0.32, .height = tall(bar.value)},
                jade);
            canvas_.text({.x = x - 4, .y = base + 3, .width = step + 8}, bar.label,
                         {.size = 7, .colour = ink_soft, .align = centre});
        }
        canvas_.rule(margin, y + chart_height, full_width, line);
        end_wide(y + chart_height + 14);
    }

    // Small squares with words at the right of the chart's title.
    void legend(Block const& block, double y) {
        double x = Canvas::width - margin;
        for (std::size_t index = block.legend.size(); index-- > 0;) {
            Style const style{.size = 8, .colour = ink_soft};
            auto const width = canvas_.text_width(block.legend[index], style) + 1;
            x -= width;
            canvas_.text({.x = x, .y = y + 2, .width = width}, block.legend[index], style);
            canvas_.fill({.x = x - 11, .y = y + 4.5, .width = 7, .height = 7}, index == 0 ? jade : jade_pale);
            x -= 24;
        }
    }

    void table(Block const& block) {
        auto const lines = block.rows.size() + 1 + (block.total.empty() ? 0 : 1);
        auto const needed = title_height + static_cast<double>(std::min<std::size_t>(lines, 8)) * row_height;
        if (block.is_wide) {
            auto const y = begin_wide(needed);
            end_wide(draw_table(block, margin, y, full_width));
            return;
        }
        bool is_left = left_ <= right_;
        if ((is_left ? left_ : right_) + needed > page_end) {
            turn();
            is_left = true;
        }
        auto const x = is_left ? margin : margin + half_width + column_gap;
        auto const whole = title_height + static_cast<double>(lines) * row_height;
        // Side by side only what fits on the page; what is longer takes the whole width and may be cut.
        if ((is_left ? left_ : right_) + whole > page_end) {
            auto const y = begin_wide(needed);
            end_wide(draw_table(block, margin, y, full_width));
            return;
        }
        auto const end = draw_table(block, x, is_left ? left_ : right_, half_width) + block_gap;
        (is_left ? left_ : right_) = end;
    }

    double draw_table(Block const& block, double x, double y, double width) {
        y = heading(x, y, width, block.title);
        auto const widths = column_widths(block, width);
        y = draw_row(block.columns, widths, x, y, {.size = 7.5, .colour = ink_soft});
        canvas_.rule(x, y - 2, width, ink_soft);
        if (block.rows.empty()) {
            return y +
                   canvas_.paragraph({.x = x, .y = y + 2, .width = width}, block.text,
                                     {.size = 9, .colour = ink_soft}) +
                   4;
        }
        for (auto const& row : block.rows) {
            if (y + row_height > page_end) {
                turn();
                y = draw_row(block.columns, widths, x, margin, {.size = 7.5, .colour = ink_soft});
            }
            y = draw_row(row.cells, widths, x, y, {.size = 9});
            canvas_.rule(x, y - 2, width, line);
        }
        if (!block.total.empty()) y = draw_row(block.total, widths, x, y, {.size = 9, .is_bold = true});
        return y;
    }

    double draw_row(std::vector<std::string> const& cells, std::vector<double> const& widths, double x, double y,
                    Style style) {
        for (std::size_t index = 0; index < widths.size(); ++index) {
            style.align = index == 0 ? Canvas::Align::left : right;
            if (index < cells.size()) canvas_.text({.x = x, .y = y, .width = widths[index] - 4}, cells[index], style);
            x += widths[index];
        }
        return y + row_height;
    }

    // Figures get what they need, the first column the rest.
    std::vector<double> column_widths(Block const& block, double width) {
        std::vector<double> widths(block.columns.size(), 0);
        auto const widen = [&](std::vector<std::string> const& cells, Style const& style) {
            for (std::size_t index = 1; index < widths.size() && index < cells.size(); ++index) {
                widths[index] = std::max(widths[index], canvas_.text_width(cells[index], style) + 12);
            }
        };
        widen(block.columns, {.size = 7.5});
        for (auto const& row : block.rows) widen(row.cells, {.size = 9});
        widen(block.total, {.size = 9, .is_bold = true});
        double figures = 0;
        for (auto const each : widths) figures += each;
        auto const allowed = width * 0.8;
        if (figures > allowed) {
            for (auto& each : widths) each *= allowed / figures;
            figures = allowed;
        }
        if (!widths.empty()) widths[0] = width - figures;
        return widths;
    }

    void note(Block const& block) {
        Style const style{.size = 8.5, .colour = ink_soft};
        auto const y = begin_wide(canvas_.paragraph_height(full_width, block.text, style));
        end_wide(y + canvas_.paragraph({.x = margin, .y = y, .width = full_width}, block.text, style));
    }

    Document const& document_;
    Canvas canvas_;
    double left_ = 0;  // how far each column is filled
    double right_ = 0;
    int page_ = 0;
};

}  // namespace

std::string pdf(Document const& document, std::string const& made_at) { return Press(document, made_at).print(); }

}  // namespace zg::paper
