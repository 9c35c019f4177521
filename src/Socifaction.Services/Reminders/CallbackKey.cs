using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>
/// The secret part of a message's callback address: the initiative's id and 128 random bits, base64url.
/// It says in whose rows it may be looked up, and nobody can guess it.
/// </summary>
public static class CallbackKey
{
    private const int Bytes = 32;

    /// <summary>A new key for a message of an initiative.</summary>
    public static string New(InitiativeId initiative)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        initiative.Value.TryWriteBytes(bytes);
        RandomNumberGenerator.Fill(bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whose key it is; none when it is not one.</summary>
    public static InitiativeId InitiativeOf(string key)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        return key.Length == 43 && Base64Url.DecodeFromChars(key, bytes, out _, out var written) == OperationStatus.Done && written == Bytes
            ? new InitiativeId(new Guid(bytes[..16]))
            : InitiativeId.None;
    }
}
