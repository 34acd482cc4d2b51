#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ccurl.h"
#include "library.h"

// libcurl's own loop (curl_multi_perform and curl_multi_poll) looks at every transfer each time one of
// them has something; this one looks only at those that the kernel names.

enum { EVENTS = 64 };

struct watched {
  // What libcurl waits for; 0 where it has lost interest.
  uint32_t wanted;
  // What the kernel was told.
  uint32_t told;
  // Whether libcurl says when it closes it. Those of its resolver come and go unseen.
  int is_connection;
};

struct ccurl_multi {
  CURLM *handle;
  int epoll;
  // Written to by ccurl_multi_wakeup.
  int wakeup;
  // By a socket's number.
  struct watched *sockets;
  int size;
  struct epoll_event events[EVENTS];
  int ready;
};

static int has_room(struct ccurl_multi *multi, int socket) {
  if (socket < multi->size) return 1;
  int size = socket * 2 + 64;
  struct watched *sockets = realloc(multi->sockets, sizeof *sockets * (size_t)size);
  if (sockets == NULL) return 0;
  memset(sockets + multi->size, 0, sizeof *sockets * (size_t)(size - multi->size));
  multi->sockets = sockets;
  multi->size = size;
  return 1;
}

// libcurl loses interest in a connection after each request. The kernel goes on watching it, since
// the next request is near: the connection is let go once something comes that nobody waits for.
static int watch(CURL *handle, curl_socket_t socket, int what, void *context, void *unused) {
  (void)handle;
  (void)unused;
  struct ccurl_multi *multi = context;
  uint32_t wanted = 0;
  if (what == CURL_POLL_IN || what == CURL_POLL_INOUT) wanted |= EPOLLIN;
  if (what == CURL_POLL_OUT || what == CURL_POLL_INOUT) wanted |= EPOLLOUT;
  if (!has_room(multi, socket)) return -1;
  struct watched *watched = &multi->sockets[socket];
  watched->wanted = wanted;
  if (wanted != 0 && wanted != watched->told) {
    struct epoll_event event = {.events = wanted, .data.fd = socket};
    // A socket that was closed is no longer known, whoever has its number now.
    if (epoll_ctl(multi->epoll, EPOLL_CTL_MOD, socket, &event) != 0 &&
        (errno != ENOENT || epoll_ctl(multi->epoll, EPOLL_CTL_ADD, socket, &event) != 0))
      return -1;
    watched->told = wanted;
  }
  if (wanted == 0 && !watched->is_connection) watched->told = 0;
  return 0;
}

static curl_socket_t open_connection(void *context, curlsocktype type,
                                     struct curl_sockaddr *address) {
  (void)type;
  struct ccurl_multi *multi = context;
  int number = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (number >= 0 && has_room(multi, number))
    multi->sockets[number] = (struct watched){.is_connection = 1};
  return number;
}

static int close_connection(void *context, curl_socket_t number) {
  struct ccurl_multi *multi = context;
  if (number < multi->size) multi->sockets[number] = (struct watched){0};
  return close(number);
}

ccurl_multi *ccurl_multi_new(long connections) {
  struct ccurl_multi *multi = calloc(1, sizeof *multi);
  if (multi == NULL) return NULL;
  multi->handle = library.multi_init();
  multi->epoll = epoll_create1(EPOLL_CLOEXEC);
  multi->wakeup = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = multi->wakeup};
  if (multi->handle == NULL || multi->epoll < 0 || multi->wakeup < 0 ||
      epoll_ctl(multi->epoll, EPOLL_CTL_ADD, multi->wakeup, &event) != 0)
    return NULL;
  library.multi_setopt(multi->handle, CURLMOPT_SOCKETFUNCTION, watch);
  library.multi_setopt(multi->handle, CURLMOPT_SOCKETDATA, multi);
  library.multi_setopt(multi->handle, CURLMOPT_MAX_HOST_CONNECTIONS, connections);
  library.multi_setopt(multi->handle, CURLMOPT_MAXCONNECTS, connections);
  return multi;
}

int ccurl_multi_add(ccurl_multi *multi, CURL *handle) {
  library.easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_connection);
  library.easy_setopt(handle, CURLOPT_OPENSOCKETDATA, multi);
  library.easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, close_connection);
  library.easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, multi);
  return library.multi_add_handle(multi->handle, handle) == CURLM_OK;
}

void ccurl_multi_remove(ccurl_multi *multi, CURL *handle) {
  library.multi_remove_handle(multi->handle, handle);
}

static long time_left(ccurl_multi *multi) {
  long milliseconds = -1;
  library.multi_timeout(multi->handle, &milliseconds);
  return milliseconds;
}

static void act(ccurl_multi *multi, struct epoll_event event) {
  int socket = event.data.fd;
  if (socket == multi->wakeup) {
    uint64_t count;
    (void)!read(socket, &count, sizeof count);
  } else if (multi->sockets[socket].wanted == 0) {
    epoll_ctl(multi->epoll, EPOLL_CTL_DEL, socket, NULL);
    multi->sockets[socket].told = 0;
  } else {
    int running;
    int what = 0;
    if (event.events & EPOLLIN) what |= CURL_CSELECT_IN;
    if (event.events & EPOLLOUT) what |= CURL_CSELECT_OUT;
    if (event.events & (EPOLLERR | EPOLLHUP)) what |= CURL_CSELECT_ERR;
    library.multi_socket_action(multi->handle, socket, what, &running);
  }
}

void ccurl_multi_perform(ccurl_multi *multi) {
  for (int index = 0; index < multi->ready; index++) act(multi, multi->events[index]);
  multi->ready = 0;
  // What was just added, and what has waited for long enough.
  int running;
  if (time_left(multi) == 0)
    library.multi_socket_action(multi->handle, CURL_SOCKET_TIMEOUT, 0, &running);
}

void ccurl_multi_poll(ccurl_multi *multi, int milliseconds) {
  long left = time_left(multi);
  if (left >= 0 && left < milliseconds) milliseconds = (int)left;
  int ready = epoll_wait(multi->epoll, multi->events, EVENTS, milliseconds);
  multi->ready = ready < 0 ? 0 : ready;
}

void ccurl_multi_wakeup(ccurl_multi *multi) {
  uint64_t one = 1;
  (void)!write(multi->wakeup, &one, sizeof one);
}

static _Thread_local void *current;

void ccurl_set_current(void *context) { current = context; }

void *ccurl_current(void) { return current; }

CURL *ccurl_multi_finished(ccurl_multi *multi, CURLcode *result) {
  int left = 0;
  for (;;) {
    CURLMsg *message = library.multi_info_read(multi->handle, &left);
    if (message == NULL) return NULL;
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
}
