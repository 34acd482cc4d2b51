#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stddef.h>

// libcurl for Swift, which cannot call variadic functions. The library is loaded with the first
// call of ccurl_load: linking it would cost every start of the command some 10 ms, used or not.

// Loads libcurl, once. Gives NULL, or why it cannot be used.
const char *ccurl_load(void);

// All that follows is for after a successful ccurl_load.

CURL *ccurl_new(void);
void ccurl_free(CURL *handle);
void ccurl_set_long(CURL *handle, CURLoption option, long value);
void ccurl_set_text(CURL *handle, CURLoption option, const char *value);
// The bytes are not copied.
void ccurl_set_body(CURL *handle, const void *bytes, size_t count);
void ccurl_set_headers(CURL *handle, struct curl_slist *headers);
// The buffer takes CURL_ERROR_SIZE bytes.
void ccurl_set_error_buffer(CURL *handle, char *buffer);
void ccurl_set_writer(CURL *handle, size_t (*write)(char *, size_t, size_t, void *), void *context);
CURLcode ccurl_perform(CURL *handle);
long ccurl_status(CURL *handle);
const char *ccurl_message(CURLcode code);
struct curl_slist *ccurl_append(struct curl_slist *list, const char *text);
void ccurl_free_list(struct curl_slist *list);

#endif
