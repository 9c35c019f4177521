using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Bookings;

/// <summary>Twice tapped is once booked: what a form's request id was already answered with.</summary>
public static class Receipts
{
    /// <summary>SHA-256 of everything the form said. An instant is given as its ticks: its parts are hidden.</summary>
    public static byte[] Fingerprint<T>(T said) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said));

    /// <summary>The receipt of a request id, if it was answered before.</summary>
    public static Task<RequestReceipt?> FindReceiptAsync(this ServicesDbContext db, Guid requestId, CancellationToken cancellationToken) =>
        db.RequestReceipts.AsNoTracking().SingleOrDefaultAsync(receipt => receipt.Id == requestId, cancellationToken);

    /// <summary>Adds the receipt to the booking's own transaction.</summary>
    public static void AddReceipt(this ServicesDbContext db, Guid requestId, byte[] fingerprint, Guid groupId, Instant at) =>
        db.RequestReceipts.Add(new RequestReceipt { Id = requestId, Fingerprint = fingerprint, GroupId = groupId, At = at });
}
