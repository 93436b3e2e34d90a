// Package docs holds the documentation and the test that keeps its most
// important promise: the direction of imports in architecture.md.
package docs
