using System.Security.Cryptography;
using System.Text.Json;

namespace Socifaction.Services;

/// <summary>
/// What tells one state of something from another where no version is counted: a form carries the mark of the state it was opened with, so
/// that what somebody else kept meanwhile is not overwritten unseen.
/// </summary>
public static class StateMark
{
    /// <summary>16 hexadecimal digits that differ when any part does, and within a record any part of it; the reader's language changes nothing. An instant is given as its ticks: its parts are hidden.</summary>
    public static string Of(params object?[] parts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)))[..16];
}
