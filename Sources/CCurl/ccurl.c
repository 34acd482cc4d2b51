#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

struct ccurl_library library;

static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void *find(void *file, const char *name) {
  void *function = dlsym(file, name);
  if (function == NULL) failure = "this libcurl lacks functions";
  return function;
}

static void load(void) {
  void *file = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (file == NULL) file = dlopen("libcurl.so", RTLD_NOW | RTLD_LOCAL);
  if (file == NULL) {
    failure = "libcurl is not installed (Debian's libcurl4)";
    return;
  }
  library.global_init = find(file, "curl_global_init");
  library.easy_init = find(file, "curl_easy_init");
  library.easy_cleanup = find(file, "curl_easy_cleanup");
  library.easy_setopt = find(file, "curl_easy_setopt");
  library.easy_reset = find(file, "curl_easy_reset");
  library.easy_header = find(file, "curl_easy_header");
  library.multi_init = find(file, "curl_multi_init");
  library.multi_add_handle = find(file, "curl_multi_add_handle");
  library.multi_remove_handle = find(file, "curl_multi_remove_handle");
  library.multi_socket_action = find(file, "curl_multi_socket_action");
  library.multi_timeout = find(file, "curl_multi_timeout");
  library.multi_info_read = find(file, "curl_multi_info_read");
  library.multi_setopt = find(file, "curl_multi_setopt");
  library.easy_getinfo = find(file, "curl_easy_getinfo");
  library.easy_strerror = find(file, "curl_easy_strerror");
  library.slist_append = find(file, "curl_slist_append");
  library.slist_free_all = find(file, "curl_slist_free_all");
  if (failure == NULL && library.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    failure = "libcurl cannot be initialised";
}

const char *ccurl_load(void) {
  pthread_once(&once, load);
  return failure;
}

CURL *ccurl_new(void) { return library.easy_init(); }

void ccurl_free(CURL *handle) { library.easy_cleanup(handle); }

void ccurl_set_long(CURL *handle, CURLoption option, long value) {
  library.easy_setopt(handle, option, value);
}

void ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
  library.easy_setopt(handle, option, value);
}

void ccurl_set_body(CURL *handle, const void *bytes, size_t count) {
  library.easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  library.easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, bytes);
}

void ccurl_set_reader(CURL *handle, size_t (*read)(char *, size_t, size_t, void *), void *context,
                      size_t count) {
  library.easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  library.easy_setopt(handle, CURLOPT_READFUNCTION, read);
  library.easy_setopt(handle, CURLOPT_READDATA, context);
}

void ccurl_set_headers(CURL *handle, struct curl_slist *headers) {
  library.easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
}

void ccurl_set_error_buffer(CURL *handle, char *buffer) {
  library.easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

void ccurl_set_writer(CURL *handle, size_t (*write)(char *, size_t, size_t, void *), void *context) {
  library.easy_setopt(handle, CURLOPT_WRITEFUNCTION, write);
  library.easy_setopt(handle, CURLOPT_WRITEDATA, context);
}

void ccurl_reset(CURL *handle) { library.easy_reset(handle); }

void ccurl_set_context(CURL *handle, void *context) {
  library.easy_setopt(handle, CURLOPT_PRIVATE, context);
}

void *ccurl_context(CURL *handle) {
  char *context = NULL;
  library.easy_getinfo(handle, CURLINFO_PRIVATE, &context);
  return context;
}

const char *ccurl_header(CURL *handle, const char *name) {
  struct curl_header *header = NULL;
  if (library.easy_header(handle, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return NULL;
  return header->value;
}

long ccurl_bytes_sent(CURL *handle) {
  long count = 0;
  library.easy_getinfo(handle, CURLINFO_REQUEST_SIZE, &count);
  return count;
}

long ccurl_status(CURL *handle) {
  long status = 0;
  library.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

const char *ccurl_message(CURLcode code) { return library.easy_strerror(code); }

struct curl_slist *ccurl_append(struct curl_slist *list, const char *name, const char *value) {
  char text[512];
  size_t size = strlen(name) + strlen(value) + sizeof ": ";
  char *line = size <= sizeof text ? text : malloc(size);
  if (line == NULL) return list;
  stpcpy(stpcpy(stpcpy(line, name), *value == 0 ? ":" : ": "), value);
  list = library.slist_append(list, line);
  if (line != text) free(line);
  return list;
}

void ccurl_free_list(struct curl_slist *list) { library.slist_free_all(list); }
