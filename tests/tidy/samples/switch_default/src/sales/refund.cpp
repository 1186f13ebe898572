int status(Refusal refusal) {
    switch (refusal) {
        case Refusal::unknown_sku: return 404;
        default: return 422;
    }
}
int digit(char letter) {
    switch (letter) {
        case 'a': return 10;
        default: return 0;
    }
}
int method(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get: return 1;
        default: return 0;
    }
}
