namespace ReportDsl.Runtime.CompilerServices;

/// <summary>Tells the states of values by what is asked of them.</summary>
internal static class ValueStates
{
    /// <summary>The state of a content and, for numbers, its value.</summary>
    public static Numeric Read(this ValueSchema schema, in CellContent content)
    {
        switch (content.Kind)
        {
            case ContentKind.Blank:
                return schema.Presence switch
                {
                    _ when schema.IsComputed => new Numeric(OperandState.Missing, 0m),
                    Presence.Optional => new Numeric(OperandState.OptionalBlank, 0m),
                    Presence.BlankZero => Numeric.BlankZero,
                    _ => new Numeric(OperandState.RequiredBlank, 0m),
                };
            case ContentKind.Mark when schema.AllowNotApplicable:
                return Numeric.NotApplicable;
            case ContentKind.Absent:
                return new Numeric(OperandState.Absent, 0m);
            default:
                var number = content.Number;
                return schema.FaultOf(content.Kind, ref number, content.Text) == InvalidReason.None ? Numeric.Of(number) : new Numeric(OperandState.Invalid, 0m);
        }
    }

    /// <summary>What a formula gives as a value holds it: it is asked what is asked of one that is reported.</summary>
    public static Numeric Judged(this ValueSchema schema, in Numeric result, string? text) =>
        result.State != OperandState.Value
        || (schema.IsNumber && result.TryGetWhole(out var whole) && whole >= 0 && schema.IsPlain((ulong)whole))
        || schema.FaultOfResult(result.Value, text) == InvalidReason.None
            ? result
            : new Numeric(OperandState.Invalid, result.Value);
}
