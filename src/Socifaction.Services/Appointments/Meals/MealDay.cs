using System.Security.Cryptography;
using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>One day of the kitchen: how many portions it cooks and how many are ordered. Made when it is first asked for.</summary>
public sealed class MealDay : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    /// <summary>Always <see cref="IdOf"/>, so that a day can be locked before it has a row.</summary>
    public required Guid Id { get; init; }

    public required Guid OfferingId { get; init; }

    public required LocalDate Date { get; init; }

    /// <summary>The most portions; none while there are always enough.</summary>
    public int? Capacity { get; set; }

    /// <summary>Portions ordered.</summary>
    public int Taken { get; private set; }

    /// <summary>Whether the kitchen is closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Why it is closed.</summary>
    public string ClosedBecause { get; private set; } = "";

    /// <summary>Portions left; none where there are always enough.</summary>
    public int? Free => Capacity - Taken;

    /// <summary>Takes portions, or fewer again; false, and nothing is taken, when there are not enough.</summary>
    public bool TryTake(int portions)
    {
        if (Free < portions)
        {
            return false;
        }

        Taken += portions;
        return true;
    }

    /// <summary>Closes the kitchen on the day.</summary>
    public void Close(string because) => (IsClosed, ClosedBecause) = (true, because);

    /// <summary>Opens it again.</summary>
    public void Open() => (IsClosed, ClosedBecause) = (false, "");

    /// <summary>The id of an offering's day.</summary>
    public static Guid IdOf(Guid offeringId, LocalDate date) => new(SHA256.HashData(
        [.. offeringId.ToByteArray(), (byte)(date.Year / 256), (byte)date.Year, (byte)date.Month, (byte)date.Day]).AsSpan(0, 16));
}
