//! `audit`: what a saved page says against what the document says.

mod changes;
mod draft;
mod edit;
mod hostile;
mod invented;
mod labels;
mod page;
mod real_page;
