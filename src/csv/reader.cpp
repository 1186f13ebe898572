#include <zg/csv.h>

#include "utf8.h"

#include <algorithm>
#include <cstring>

namespace zg::csv {

namespace {

constexpr std::size_t read_bytes = 1 << 18;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Span final {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_doubled_quotes = false;
};

std::string without_doubling(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        out.push_back(text[at]);
        if (text[at] == '"') ++at;
    }
    return out;
}

}  // namespace

char const* name_of(Fault fault) {
    switch (fault) {
        case Fault::none: return "none";
        case Fault::broken_quotes: return "broken_quotes";
        case Fault::wrong_column_count: return "wrong_column_count";
        case Fault::not_utf8: return "not_utf8";
        case Fault::too_long: return "too_long";
    }
    __builtin_unreachable();
}

// Where a row's fields lie; offsets, because the buffer may move while it is read.
struct Reader::Scan final {
    Fault fault = Fault::none;
    std::vector<Span>* spans = nullptr;
    std::size_t end = 0;  // after its line break
    std::int64_t line_count = 1;
};

bool is_text(std::string_view text) { return is_utf8(text); }

Reader::Reader(Source source, char delimiter, std::size_t column_count)
    : source_(std::move(source)), delimiter_(delimiter), column_count_(column_count) {}
Reader::~Reader() = default;

// Moves what is left to the front and reads on. False when there is no more.
bool Reader::fill() {
    if (is_drained_) return false;
    auto const size = buffer_.size();
    buffer_.resize(size + read_bytes);
    auto const count = source_({buffer_.data() + size, read_bytes});
    buffer_.resize(size + count);
    if (count == 0) is_drained_ = true;
    return count > 0;
}

// Follows one row from `begin`. Every position is asked for through `byte`, which reads on when the buffer ends.
Reader::Scan Reader::scan(std::size_t begin) {
    static thread_local std::vector<Span> spans;
    spans.clear();
    Scan out{.spans = &spans};
    auto at = begin;
    auto const has = [&](std::size_t position) {
        return position < buffer_.size() || (fill() && position < buffer_.size());
    };
    auto const is_break = [&](std::size_t position) {
        return !has(position) || buffer_[position] == '\n' ||
               (buffer_[position] == '\r' && (!has(position + 1) || buffer_[position + 1] == '\n'));
    };
    for (;;) {
        Span field{.begin = at, .end = at};
        if (has(at) && buffer_[at] == '"') {
            field.begin = ++at;
            for (;; ++at) {
                if (!has(at)) return {.fault = Fault::broken_quotes};
                if (at - begin > row_bytes_max) return {.fault = Fault::too_long};
                if (buffer_[at] == '\n') ++out.line_count;
                if (buffer_[at] != '"') continue;
                if (!has(at + 1) || buffer_[at + 1] != '"') break;
                field.has_doubled_quotes = true;
                ++at;
            }
            field.end = at++;
            if (!is_break(at) && buffer_[at] != delimiter_) return {.fault = Fault::broken_quotes};
        } else {
            while (!is_break(at) && buffer_[at] != delimiter_) {
                if (buffer_[at] == '"') return {.fault = Fault::broken_quotes};
                if (at - begin > row_bytes_max) return {.fault = Fault::too_long};
                ++at;
            }
            field.end = at;
        }
        spans.push_back(field);
        if (!is_break(at)) {
            ++at;  // the delimiter
            continue;
        }
        if (has(at) && buffer_[at] == '\r') ++at;
        out.end = has(at) ? at + 1 : at;
        return out;
    }
}

// The row is its first line only; the next line is tried as a row of its own.
Row Reader::fault_of_first_line(Fault fault) {
    Row row{.line = line_, .fault = fault};
    for (;;) {
        auto const found = buffer_.find('\n', begin_);
        if (found != std::string::npos) {
            row.text = std::string_view(buffer_).substr(begin_, found - begin_);
            if (row.text.ends_with('\r')) row.text.remove_suffix(1);
            if (row.text.size() > row_bytes_max) row.text = {};
            begin_ = found + 1;
            ++line_;
            return row;
        }
        if (buffer_.size() - begin_ <= row_bytes_max) {
            if (fill()) continue;
            row.text = std::string_view(buffer_).substr(begin_);
            begin_ = buffer_.size();
            return row;
        }
        // A line that is longer than a row may be is passed over piece by piece.
        begin_ = 0;
        buffer_.clear();
        if (!fill()) return row;
    }
}

Row Reader::take(Scan const& scan) {
    std::string_view const text = buffer_;
    if (!is_utf8(text.substr(begin_, scan.end - begin_))) return fault_of_first_line(Fault::not_utf8);
    if (column_count_ == 0) column_count_ = scan.spans->size();
    if (scan.spans->size() != column_count_) return fault_of_first_line(Fault::wrong_column_count);
    fields_.clear();
    unquoted_.clear();
    unquoted_.reserve(column_count_);  // so that views into them stay good
    for (auto const& span : *scan.spans) {
        auto field = text.substr(span.begin, span.end - span.begin);
        if (span.has_doubled_quotes) field = unquoted_.emplace_back(without_doubling(field));
        fields_.push_back(field);
    }
    Row const row{.line = line_, .fields = fields_};
    begin_ = scan.end;
    line_ += scan.line_count;
    return row;
}

bool Reader::next(Row& row) {
    if (begin_ >= read_bytes) {
        buffer_.erase(0, begin_);
        begin_ = 0;
    }
    if (is_first_) {
        while (buffer_.size() < byte_order_mark.size() && fill()) {}
        if (std::string_view(buffer_).starts_with(byte_order_mark)) begin_ = byte_order_mark.size();
        is_first_ = false;
    }
    for (;;) {
        if (begin_ >= buffer_.size() && !fill()) return false;
        if (buffer_[begin_] == '\r' && begin_ + 1 >= buffer_.size()) fill();
        auto const skip = buffer_[begin_] == '\n' ? 1U : buffer_.compare(begin_, 2, "\r\n") == 0 ? 2U : 0U;
        if (skip == 0) break;
        begin_ += skip;
        ++line_;
    }
    auto const found = scan(begin_);
    row = found.fault == Fault::none ? take(found) : fault_of_first_line(found.fault);
    return true;
}

}  // namespace zg::csv
