#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>

// Functions of libcurl, once it is loaded.
static struct {
  CURLcode (*global_init)(long);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_perform)(CURL *);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  const char *(*easy_strerror)(CURLcode);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
} library;

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
  library.easy_perform = find(file, "curl_easy_perform");
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
  library.easy_setopt(handle, CURLOPT_POSTFIELDS, bytes);
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

CURLcode ccurl_perform(CURL *handle) { return library.easy_perform(handle); }

long ccurl_status(CURL *handle) {
  long status = 0;
  library.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

const char *ccurl_message(CURLcode code) { return library.easy_strerror(code); }

struct curl_slist *ccurl_append(struct curl_slist *list, const char *text) {
  return library.slist_append(list, text);
}

void ccurl_free_list(struct curl_slist *list) { library.slist_free_all(list); }
