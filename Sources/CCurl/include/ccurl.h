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
// Back to how a new handle is; connections are kept.
void ccurl_reset(CURL *handle);
// The bytes are copied, so libcurl may send them a second time on its own.
void ccurl_set_body(CURL *handle, const void *bytes, size_t count);
// The body is read once: libcurl cannot send it a second time on its own.
void ccurl_set_reader(CURL *handle, size_t (*read)(char *, size_t, size_t, void *), void *context,
                      size_t count);
void ccurl_set_context(CURL *handle, void *context);
void *ccurl_context(CURL *handle);
// The value of an answer's header, or NULL; holds until the handle is used again.
const char *ccurl_header(CURL *handle, const char *name);
// How many bytes of a request have been sent.
long ccurl_bytes_sent(CURL *handle);
void ccurl_set_headers(CURL *handle, struct curl_slist *headers);
// The buffer takes CURL_ERROR_SIZE bytes.
void ccurl_set_error_buffer(CURL *handle, char *buffer);
void ccurl_set_writer(CURL *handle, size_t (*write)(char *, size_t, size_t, void *), void *context);
long ccurl_status(CURL *handle);
const char *ccurl_message(CURLcode code);
// Adds a header; one without a value takes away what libcurl would send under that name.
struct curl_slist *ccurl_append(struct curl_slist *list, const char *name, const char *value);
void ccurl_free_list(struct curl_slist *list);

// Many handles at work at a time, driven by one thread. Only ccurl_multi_wakeup is for others.
typedef struct ccurl_multi ccurl_multi;

ccurl_multi *ccurl_multi_new(long connections);
int ccurl_multi_add(ccurl_multi *multi, CURL *handle);
void ccurl_multi_remove(ccurl_multi *multi, CURL *handle);
// Does what there is to do since the last ccurl_multi_poll.
void ccurl_multi_perform(ccurl_multi *multi);
// Waits until there is something to do, for so long at most.
void ccurl_multi_poll(ccurl_multi *multi, int milliseconds);
void ccurl_multi_wakeup(ccurl_multi *multi);
// What this thread was given, or NULL.
void ccurl_set_current(void *context);
void *ccurl_current(void);
// The next handle that is done, or NULL.
CURL *ccurl_multi_finished(ccurl_multi *multi, CURLcode *result);

#endif
