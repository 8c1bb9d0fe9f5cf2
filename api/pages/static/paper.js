// A button that prints; without scripts the browser's own command does the same.
const print = document.createElement("button");
print.type = "button";
print.textContent = "打印";
print.addEventListener("click", () => window.print());
document.querySelector(".sheet > .downloads").append(print);
