#pragma once

#include "ink.h"

#include <cairo.h>
#include <pango/pango-layout.h>

#include <memory>
#include <string>

namespace zg::paper {

// A4 pages of a PDF that grows in memory. Measures are points from the upper left corner.
class Canvas final {
public:
    static constexpr double width = 595;
    static constexpr double height = 842;

    struct Meta final {
        std::string language;
        std::string title;
        std::string author;
        std::string made_at;
    };
    explicit Canvas(Meta const&);
    ~Canvas();
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;

    enum class Align { left, right, centre };
    struct Style final {
        double size = 9;
        bool is_bold = false;
        Colour colour = ink;
        Align align = Align::left;
    };
    struct Box final {
        double x = 0;
        double y = 0;
        double width = 0;
    };
    // Draws the text within the box's width, cut with an ellipsis where it does not fit, and answers its height.
    double text(Box, std::string const&, Style const&);
    // The same over as many lines as it takes.
    double paragraph(Box, std::string const&, Style const&);
    [[nodiscard]] double paragraph_height(double width, std::string const&, Style const&);
    // How wide the text would be on one line.
    [[nodiscard]] double text_width(std::string const&, Style const&);

    struct Area final {
        double x, y, width, height;
    };
    void fill(Area, Colour);
    void rule(double x, double y, double width, Colour);

    void next_page();
    // Ends the document; nothing may be drawn afterwards. Throws when any step failed.
    [[nodiscard]] std::string finish();

private:
    // Sets the one layout that all text is laid out with.
    void lay_out(std::string const&, Style const&, double width, bool one_line);
    void source(Colour);

    struct Surface final {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    };
    struct Context final {
        void operator()(cairo_t* context) const { cairo_destroy(context); }
    };
    std::string bytes_;
    std::string family_;
    std::unique_ptr<cairo_surface_t, Surface> surface_;
    std::unique_ptr<cairo_t, Context> context_;
    PangoLayout* layout_ = nullptr;
};

}  // namespace zg::paper
