namespace Socifaction.Services.DialARide;

/// <summary>Who is never on board with whom: parties with a bit of <see cref="Request.Apart"/> in common. Where nobody has one it is not asked.</summary>
internal static class Apartness
{
    /// <summary>Whether nobody gets on while somebody is on board whom they are kept apart from.</summary>
    public static bool IsKept(ReadOnlySpan<Node> nodes)
    {
        for (var i = 1; i < nodes.Length; i++)
            if (nodes[i].Apart != 0)
                for (var j = i + 1; !IsDropOffOf(nodes, j, i); j++)
                    if ((nodes[j].Apart & nodes[i].Apart) != 0)
                        return false;
        return true;
    }

    /// <summary>Marks the nodes after which somebody is on board with one of these bits. False when that is after none.</summary>
    public static bool Mark(ReadOnlySpan<Node> nodes, ulong apart, Span<bool> after)
    {
        after.Clear();
        var any = false;
        for (var i = 1; i < nodes.Length; i++)
            if ((nodes[i].Apart & apart) != 0)
                for (var j = i; !IsDropOffOf(nodes, j, i); j++)
                    after[j] = any = true;
        return any;
    }

    private static bool IsDropOffOf(ReadOnlySpan<Node> nodes, int node, int pickUp) =>
        nodes[node].Kind == NodeKind.DropOff && nodes[node].TiedTo == pickUp;
}
