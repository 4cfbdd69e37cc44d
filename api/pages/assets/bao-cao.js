// Comfort for the form of a report: everything works without it. It keeps what is typed on this machine until it is
// saved, groups thousands, and asks for the rules' verdicts while somebody types.
(function () {
  "use strict";

  var notice = document.querySelector(".notice.bad");
  if (notice) notice.focus();

  var PREFIX = "bao-cao ";
  function forget(start) {
    try {
      Object.keys(localStorage).forEach(function (each) {
        if (each.indexOf(start) === 0) localStorage.removeItem(each);
      });
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
  var saved = document.querySelector("[data-forget]");
  if (saved) {
    forget(PREFIX + saved.dataset.forget + " ");
    // What is typed from here on is not saved: a reload of this address must not say so again.
    history.replaceState(null, "", location.pathname);
  }
  // Whoever signs out may leave the machine to somebody else.
  var signOut = document.querySelector(".who");
  if (signOut)
    signOut.addEventListener("submit", function () {
      forget(PREFIX);
    });

  var form = document.getElementById("bao-cao");
  if (!form) return;

  var place = PREFIX + form.dataset.keep + " ";
  var key = place + form.dataset.revision;
  // After a form that came back nothing on the page is saved yet.
  var first = form.dataset.unsaved === "true" ? {} : valuesNow();
  var leaving = false;

  function allFields() {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && field.type !== "hidden" && field.tagName !== "BUTTON";
    });
  }
  function valuesNow() {
    var values = {};
    allFields().forEach(function (field) {
      values[field.name] = field.value;
    });
    return values;
  }
  function changed() {
    var now = valuesNow();
    var found = {};
    Object.keys(now).forEach(function (name) {
      var start = first[name] === undefined ? (/^q\./.test(name) ? "EXACT" : "") : first[name];
      if (now[name] !== start) found[name] = now[name];
    });
    return found;
  }
  function keptKeys() {
    return Object.keys(localStorage).filter(function (each) {
      return each.indexOf(place) === 0;
    });
  }

  // Groups a number that is clear, and leaves every other text alone: the server says what is wrong with it.
  function group(text) {
    var typed = text.trim();
    var clear = /^\d+$|^\d{1,3}(\.\d{3})+$|^\d{1,3}([ \u00a0\u202f]\d{3})+$/.test(typed);
    if (!clear) return text;
    return typed.replace(/\D/g, "").replace(/\B(?=(\d{3})+$)/g, ".");
  }

  var kept = document.createElement("span");
  kept.className = "kept";
  kept.setAttribute("role", "status");
  var actions = form.querySelector(".actions");
  if (actions) actions.appendChild(kept);

  function countFilled() {
    form.querySelectorAll("section.group").forEach(function (section) {
      var fields = Array.prototype.slice.call(section.querySelectorAll('input[name^="v."]'));
      var filled = fields.filter(function (field) {
        return field.value.trim() !== "";
      });
      var count = form.querySelector('.groups a[href="#' + section.id + '"] small');
      if (count) count.textContent = filled.length + "/" + fields.length;
    });
  }

  function keep() {
    countFilled();
    var values = changed();
    var count = Object.keys(values).length;
    try {
      if (count === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: values }));
      kept.textContent = count === 0 ? "" : "Chưa lưu lên máy chủ; đã giữ trên máy này.";
    } catch {
      kept.textContent = count === 0 ? "" : "Chưa lưu lên máy chủ.";
    }
  }

  function put(values) {
    Object.keys(values).forEach(function (name) {
      var field = form.elements.namedItem(name);
      if (!field || field.value === undefined) return;
      field.value = values[name];
      var more = field.closest("details");
      if (more) more.open = true;
    });
    keep();
    check();
  }

  function offerBack() {
    var names = keptKeys();
    var latest = null;
    names.forEach(function (each) {
      try {
        var entry = JSON.parse(localStorage.getItem(each));
        if (!latest || entry.at > latest.at) latest = entry;
      } catch {
        localStorage.removeItem(each);
      }
    });
    if (!latest) return;
    var now = valuesNow();
    var missing = Object.keys(latest.values).filter(function (name) {
      return now[name] !== undefined ? now[name] !== latest.values[name] : latest.values[name] !== "";
    });
    if (missing.length === 0) return keep();
    var box = document.createElement("div");
    box.className = "notice warn";
    box.setAttribute("role", "status");
    var text = document.createElement("p");
    var when = new Date(latest.at).toLocaleString("vi-VN");
    text.textContent =
      "Máy này còn giữ " + missing.length + " ô nhập lúc " + when + " chưa lưu lên máy chủ. Lấy lại chứ?";
    var yes = document.createElement("button");
    yes.type = "button";
    yes.className = "main";
    yes.textContent = "Lấy lại";
    var no = document.createElement("button");
    no.type = "button";
    no.textContent = "Bỏ đi";
    yes.addEventListener("click", function () {
      box.remove();
      put(latest.values);
    });
    no.addEventListener("click", function () {
      forget(place);
      box.remove();
    });
    var row = document.createElement("p");
    row.className = "pager";
    row.append(yes, no);
    box.append(text, row);
    form.before(box);
  }

  // The verdicts: one question at a time, a moment after the last key.
  var results = form.querySelector("[data-results]");
  var live = form.querySelector("[data-live]");
  var timer = 0;
  var asking = false;
  var again = false;

  function check() {
    clearTimeout(timer);
    timer = setTimeout(askRules, 700);
  }
  function askRules() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)) })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(show)
      .catch(function () {
        if (live)
          live.textContent = "Chưa kiểm tra được lúc này; cứ nhập tiếp, bấm “Lưu nháp” để kiểm tra lại.";
      })
      .finally(function () {
        asking = false;
        if (again) {
          again = false;
          check();
        }
      });
  }
  function show(checked) {
    form.querySelectorAll(".row").forEach(function (row) {
      var box = row.querySelector(".says");
      var said = checked.messages[row.dataset.row] || [];
      box.replaceChildren.apply(
        box,
        said.map(function (message) {
          var line = document.createElement("p");
          line.className = "msg " + message.kind;
          line.textContent = message.text;
          return line;
        }),
      );
    });
    if (live) live.textContent = "Kết quả kiểm tra những gì đang nhập, cả phần chưa lưu.";
    // Nobody's explanation is replaced under their hands.
    if (results.contains(document.activeElement)) return;
    var open = Array.prototype.map.call(results.querySelectorAll("details"), function (each) {
      return each.open;
    });
    var typed = valuesNow();
    results.innerHTML = checked.results;
    results.querySelectorAll("details").forEach(function (each, index) {
      each.open = open[index] === true;
    });
    results.querySelectorAll("textarea").forEach(function (area) {
      if (typed[area.name] !== undefined) area.value = typed[area.name];
    });
  }

  form.addEventListener("input", function () {
    keep();
    check();
  });
  form.addEventListener("focusout", function (event) {
    var field = event.target;
    if (field.dataset && "number" in field.dataset) field.value = group(field.value);
  });
  form.addEventListener("click", function (event) {
    var button = event.target.closest("[data-accept]");
    if (!button) return;
    event.preventDefault();
    var values = {};
    var code = button.dataset.accept.slice(2);
    values["v." + code] = button.dataset.value;
    values["q." + code] = button.dataset.qualifier;
    form.elements.namedItem("v." + code).value = values["v." + code];
    form.elements.namedItem("q." + code).value = values["q." + code];
    form.elements.namedItem("v." + code).focus();
    button.closest(".proposal").remove();
    keep();
    check();
  });
  // Enter in a number goes on to the next one: nothing is sent by accident.
  form.addEventListener("keydown", function (event) {
    var field = event.target;
    if (event.key !== "Enter" || field.tagName !== "INPUT") return;
    event.preventDefault();
    var numbers = Array.prototype.slice.call(form.querySelectorAll("input[data-number]"));
    var next = numbers[numbers.indexOf(field) + 1];
    if (next) next.focus();
  });
  form.addEventListener("submit", function (event) {
    keep();
    if (navigator.onLine === false) {
      event.preventDefault();
      kept.textContent = "Đang mất mạng: chưa gửi được. Số liệu vẫn được giữ trên máy này.";
      return;
    }
    leaving = true;
  });
  addEventListener("beforeunload", function (event) {
    if (!leaving && Object.keys(changed()).length > 0) event.preventDefault();
  });
  addEventListener("pageshow", function () {
    leaving = false;
  });

  offerBack();
})();
