// Types that the compiler needs for records and list patterns and that netstandard2.0 lacks.

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

namespace System
{
    internal readonly struct Index(int value, bool fromEnd)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
