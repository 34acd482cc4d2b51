import Glibc

/// The processor time this thread has used: what a clock on the wall shows on an idle machine, and
/// what does not change when others use the machine too.
enum CPUTime {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
