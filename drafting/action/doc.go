// Package action prepares a chair's action on amendments: how they stand to one
// another, in which order they may be put, what the adoption of some suggests
// about the others, what sub-amendments make of an amendment, and what is left
// when parts are divided out. All functions are pure. They only suggest: nothing
// here decides, orders or rejects.
package action
