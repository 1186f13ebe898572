#pragma once

#include <zg/time.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Writes whole messages as RFC 5322 and MIME want them: what a mail client opens, or `sendmail -t` sends. Sends nothing.
namespace zg::mail {

struct Attachment final {
    std::string name;  // of the file; ASCII letters, digits, '-', '_' and '.'
    std::string type;  // "application/pdf"
    std::string bytes;
};

struct Message final {
    std::string from_name;
    std::string from;                    // an address
    std::optional<std::string> to = {};  // an address; without one the message is a draft, to be addressed by hand
    std::string subject;
    Instant at;
    std::string language;  // a tag
    std::string text;
    std::string html;
    std::vector<Attachment> attachments = {};
};

// The message with CRLF line ends: multipart/mixed of multipart/alternative (text, then HTML) and the attachments. Header text
// of any language is encoded (RFC 2047). The same message always gives the same bytes.
[[nodiscard]] std::string write(Message const&);

// Whether the text is one plain address, local@domain, without spaces, quotes or anything that could end a header.
[[nodiscard]] bool is_address(std::string_view);

}  // namespace zg::mail
