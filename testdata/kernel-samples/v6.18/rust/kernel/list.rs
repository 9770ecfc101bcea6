// SPDX-License-Identifier: Apache-2.0

//! Lists whose links stand inside the items.

/// Gives an item access to its list.
#[macro_export]
macro_rules! impl_list_item {
    ($t:ty, $id:literal) => {
        impl $t {
            /// The item as its list sees it.
            pub fn listed<'a>(self: &'a $crate::sync::Arc<Self>) -> &'a u64 {
                self.link::<$id>()
            }
        }
    };
}
