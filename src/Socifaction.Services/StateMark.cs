using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Socifaction.Services;

/// <summary>
/// What tells one state of something from another where no version is counted: a form carries the mark of the state it was opened with, so
/// that what somebody else kept meanwhile is not overwritten unseen.
/// </summary>
public static class StateMark
{
    /// <summary>16 hexadecimal digits that differ when any part does.</summary>
    public static string Of(params object?[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture))))))[..16];
}
