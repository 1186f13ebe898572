#include "canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <new>
#include <stdexcept>

namespace zg::paper {

namespace {

// Called by C code, so nothing may be thrown through it.
cairo_status_t keep(void* bytes, unsigned char const* data, unsigned int length) {
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (std::bad_alloc const&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

// Letters and figures as on the screens; Chinese characters in the forms of the reader's region. The second font has letters
// too, but cairo embeds a megabyte of it for them.
std::string family_of(std::string const& language) {
    return language == "zh-Hans" ? "Inter, Noto Sans CJK SC, sans-serif" : "Inter, Noto Sans CJK TC, sans-serif";
}

// Bytes that are no UTF-8 are drawn as the sign for that; the libraries would refuse the whole text.
std::string valid(std::string const& text) {
    std::unique_ptr<gchar, decltype(&g_free)> const made(
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), g_free);
    return made.get();
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}  // namespace

Canvas::Canvas(Meta const& meta)
    : family_(family_of(meta.language)),
      surface_(cairo_pdf_surface_create_for_stream(keep, &bytes_, width, height)),
      context_(cairo_create(surface_.get())) {
    auto const tell = [&](cairo_pdf_metadata_t what, std::string const& value) {
        cairo_pdf_surface_set_metadata(surface_.get(), what, valid(value).c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, meta.title);
    tell(CAIRO_PDF_METADATA_AUTHOR, meta.author);
    tell(CAIRO_PDF_METADATA_CREATE_DATE, meta.made_at);
    layout_ = pango_cairo_create_layout(context_.get());
    // Pango works in its own dots; at 72 to the inch they are points.
    pango_cairo_context_set_resolution(pango_layout_get_context(layout_), 72);
    // A page is not a screen: letters stand where the font wants them, not on whole dots.
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout_), FALSE);
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango_layout_get_context(layout_), options);
    cairo_font_options_destroy(options);
    // Figures of one width, so that they stand under each other.
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(layout_, attributes);
    pango_attr_list_unref(attributes);
    pango_context_set_language(pango_layout_get_context(layout_), pango_language_from_string(meta.language.c_str()));
}

Canvas::~Canvas() { g_object_unref(layout_); }

void Canvas::source(Colour colour) {
    auto const part = [](std::uint8_t value) { return static_cast<double>(value) / 255; };
    cairo_set_source_rgb(context_.get(), part(colour.red), part(colour.green), part(colour.blue));
}

void Canvas::lay_out(std::string const& text, Style const& style, double box_width, bool one_line) {
    auto* const font = pango_font_description_from_string(family_.c_str());
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout_, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout_, box_width < 0 ? -1 : static_cast<int>(box_width * PANGO_SCALE));
    pango_layout_set_single_paragraph_mode(layout_, one_line);
    pango_layout_set_ellipsize(layout_, one_line ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    pango_layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(layout_, -1);
    pango_layout_set_alignment(layout_, style.align == Align::right    ? PANGO_ALIGN_RIGHT
                                        : style.align == Align::centre ? PANGO_ALIGN_CENTER
                                                                       : PANGO_ALIGN_LEFT);
    auto const shown = valid(text);
    pango_layout_set_text(layout_, shown.data(), static_cast<int>(shown.size()));
}

double Canvas::text(Box box, std::string const& text, Style const& style) {
    lay_out(text, style, box.width, true);
    source(style.colour);
    // One line of Latin letters is lower than one of Chinese characters; all of a row stand on the same baseline.
    constexpr double rise = 1.16;
    cairo_move_to(context_.get(), box.x, box.y + rise * style.size - points(pango_layout_get_baseline(layout_)));
    pango_cairo_show_layout(context_.get(), layout_);
    int tall = 0;
    pango_layout_get_size(layout_, nullptr, &tall);
    return points(tall);
}

double Canvas::paragraph(Box box, std::string const& text, Style const& style) {
    lay_out(text, style, box.width, false);
    source(style.colour);
    cairo_move_to(context_.get(), box.x, box.y);
    pango_cairo_show_layout(context_.get(), layout_);
    int tall = 0;
    pango_layout_get_size(layout_, nullptr, &tall);
    return points(tall);
}

double Canvas::paragraph_height(double box_width, std::string const& text, Style const& style) {
    lay_out(text, style, box_width, false);
    int tall = 0;
    pango_layout_get_size(layout_, nullptr, &tall);
    return points(tall);
}

double Canvas::text_width(std::string const& text, Style const& style) {
    lay_out(text, style, -1, true);
    int wide = 0;
    pango_layout_get_size(layout_, &wide, nullptr);
    return points(wide);
}

void Canvas::fill(Area area, Colour colour) {
    source(colour);
    cairo_rectangle(context_.get(), area.x, area.y, area.width, area.height);
    cairo_fill(context_.get());
}

void Canvas::rule(double x, double y, double rule_width, Colour colour) {
    fill({.x = x, .y = y, .width = rule_width, .height = 0.6}, colour);
}

void Canvas::next_page() { cairo_show_page(context_.get()); }

std::string Canvas::finish() {
    auto const status = cairo_status(context_.get());
    cairo_surface_finish(surface_.get());
    auto const ended = cairo_surface_status(surface_.get());
    if (status != CAIRO_STATUS_SUCCESS || ended != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error(std::string("a page could not be drawn: ") +
                                 cairo_status_to_string(status != CAIRO_STATUS_SUCCESS ? status : ended));
    }
    return std::move(bytes_);
}

}  // namespace zg::paper
