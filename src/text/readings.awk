# Reads Unihan_Readings.txt and writes the C++ table of Pinyin readings without tones: for each character the readings of
# modern dictionaries, most frequent first. The file is sorted by character and field, and kHanyuPinlu (frequencies in
# modern texts) comes before kMandarin, kTGHZ2013 (Tongyong guifan Hanzi zidian) and kXHC1983 (Xiandai Hanyu cidian).
# kHanyuPinyin is left out on purpose: its classical readings would make every name sound like many others.
BEGIN {
    FS = "\t"
    count = split("a ā|á|ǎ|à e ē|é|ě|è|ê i ī|í|ǐ|ì o ō|ó|ǒ|ò u ū|ú|ǔ|ù v ü|ǖ|ǘ|ǚ|ǜ n ń|ň|ǹ m ḿ", plain, " ")
    print "// Made by src/text/readings.awk from Unihan_Readings.txt (Unicode, Inc.); do not edit."
    print "#include \"readings.h\"\n\nnamespace zg::text {\n"
}
function finish() {
    if (character == "" || sounds == "") return
    if (!(sounds in seen)) { seen[sounds] = sound_count; texts[sound_count++] = sounds }
    codes[row_count] = substr(character, 3)
    rows[row_count++] = seen[sounds]
}
$2 == "kHanyuPinlu" || $2 == "kMandarin" || $2 == "kTGHZ2013" || $2 == "kXHC1983" {
    if ($1 != character) { finish(); character = $1; sounds = "" }
    text = $3
    for (i = 1; i < count; i += 2) gsub(plain[i + 1], plain[i], text)
    gsub(/[0-9.,*:()]+/, " ", text)
    word_count = split(text, words, " ")
    for (i = 1; i <= word_count; ++i) {
        if (words[i] !~ /^[a-z]+$/ || index(" " sounds " ", " " words[i] " ")) continue
        sounds = sounds (sounds == "" ? "" : " ") words[i]
    }
}
END {
    finish()
    print "char const* const reading_texts[] = {"
    for (i = 0; i < sound_count; ++i) printf "    \"%s\",\n", texts[i]
    print "};\n\nReadingRow const reading_rows[] = {"
    # The file's order is that of the digits' text, in which 20000 comes before 3400: short numbers first.
    for (size = 4; size <= 6; ++size)
        for (i = 0; i < row_count; ++i)
            if (length(codes[i]) == size) printf "    {0x%s, %d},\n", codes[i], rows[i]
    print "};\n"
    printf "std::size_t const reading_row_count = %d;\n\n}  // namespace zg::text\n", row_count
}
