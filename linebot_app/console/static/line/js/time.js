// Times and dates as LINE shows them.

const DAYS = ["日", "月", "火", "水", "木", "金", "土"];

export function clock(ms) {
  const at = new Date(ms);
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
}

export function dayKey(ms) {
  const at = new Date(ms);
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;
}

export function dayName(ms, now) {
  if (dayKey(ms) === dayKey(now)) return "今日";
  if (dayKey(ms) === dayKey(now - 86400000)) return "昨日";
  const at = new Date(ms);
  const year = at.getFullYear() === new Date(now).getFullYear() ? "" : `${at.getFullYear()}年`;
  return `${year}${at.getMonth() + 1}月${at.getDate()}日(${DAYS[at.getDay()]})`;
}

export function seconds(ms) {
  const whole = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function span(ms) {
  const minutes = Math.floor(ms / 60000);
  const parts = [[Math.floor(minutes / 1440), "日"], [Math.floor(minutes / 60) % 24, "時間"], [minutes % 60, "分"]];
  return parts.filter(([n]) => n).map(([n, unit]) => `${n}${unit}`).join(" ") || "0分";
}
